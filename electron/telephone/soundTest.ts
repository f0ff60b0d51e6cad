/** Calls this host through a line's own peer and listens: whether a codec is agreed, and whether sound comes at all. */
import { randomBytes } from 'node:crypto'
import { headerOf } from '../sip/message/message.ts'
import { sdpOf } from '../sip/message/multipart.ts'
import type { Session } from '../sip/userAgent/session.ts'
import type { UserAgent } from '../sip/userAgent/userAgent.ts'
import type { Line } from '../storage/line.ts'
import { fromOf, ownUri, proxyUri } from './addressing.ts'
import { acceptOffer, makeOffer, newOrigin } from './description.ts'
import { type Exchange, openLeg, placeOf, soundAddress } from './exchange.ts'
import { refusalWords } from './registrations.ts'
import { startRingback } from './ringback.ts'
import type { Step } from './step.ts'

export type SoundTest = {
  /** True: the INVITE is our own test come back, and is answered with a tone. */
  take(session: Session): boolean
  /** `codec`, and `audio` when a codec was agreed. Never rejects. */
  run(line: Line, password: string, agent: UserAgent): Promise<readonly Step[]>
}

/** RFC 3261 §20.36: says what the call is about; proxies leave it as it is. */
const HEADER = 'subject'
const PREFIX = 'vigia-test-'
const PATIENCE_MS = 6000
/** Sound is waited for so long after the answer, ms: the engine tells of it once a second. */
const SOUND_MS = 2500
/** A packet or two on the way of a line that is being opened are no sound. */
const LEAST_PACKETS = 10

export function openSoundTest(exchange: Exchange): SoundTest {
  const { media, schedule, now, log } = exchange
  /** Packets that came back to us; null while somebody else, or nobody, is called. */
  const running = new Map<string, number | null>()
  const terms = ({ codecs, srtp }: Line) => ({ codecs, srtp })

  async function echo(session: Session, name: string): Promise<void> {
    const offer = session.invite && sdpOf(session.invite)
    const { address, rtp } = exchange.listen()
    const leg = await media.openRtp({ address, ports: rtp })
    const told = soundAddress(exchange.listen())
    const place = { address: told, port: leg.port }
    const all = { codecs: ['pcma', 'pcmu', 'g722', 'opus'], srtp: 'offer' } as const
    const accord = offer && acceptOffer(offer, { terms: all, place, origin: newOrigin(told), direction: 'sendrecv' })
    if (accord?.kind !== 'ok') {
      leg.close()
      return session.reject(488)
    }
    leg.configure(accord.settings)
    leg.on({
      quality({ received }) {
        if (running.has(name)) running.set(name, received)
      },
    })
    const tone = startRingback(media, schedule, now)
    media.route(leg.ref, [tone.leg.ref])
    over.set(session, () => {
      tone.stop()
      leg.close()
    })
    session.accept(accord.sdp)
  }
  const over = new WeakMap<Session, () => void>()

  async function run(line: Line, password: string, agent: UserAgent): Promise<readonly Step[]> {
    const leg = await openLeg(exchange, line).catch(() => undefined)
    if (!leg) return [{ step: 'audio', ok: false, words: 'test.no_ports' }]
    const address = soundAddress(exchange.listen())
    const place = placeOf(leg, address)
    const offer = makeOffer({ terms: terms(line), place, origin: newOrigin(address), direction: 'sendrecv' })
    const name = `${PREFIX}${randomBytes(9).toString('hex')}`
    const tone = startRingback(media, schedule, now)
    let heard = 0
    leg.on({
      quality({ received }) {
        heard = received
      },
    })
    running.set(name, null)
    try {
      return await new Promise<readonly Step[]>((resolve) => {
        const via = proxyUri(line)
        const end = (...steps: Step[]): void => {
          cancel()
          resolve(steps)
        }
        let rings = false
        const cancel = schedule(PATIENCE_MS, () => {
          // A telephone rings that is not ours: the line works, and there is nobody to be heard by.
          if (rings) end({ step: 'codec', ok: true, words: 'test.nobody_to_call' })
          else end({ step: 'codec', ok: false, words: 'line.no_answer' })
          session.hangUp()
        })
        const session: Session = agent.call(
          {
            to: ownUri(line),
            from: fromOf(line),
            sdp: offer.sdp,
            headers: [[HEADER, name]],
            ...(via === undefined ? {} : { via }),
            ...(password === '' ? {} : { credentials: { username: line.authUser ?? line.user, password } }),
          },
          {
            progress(status) {
              rings ||= status >= 180
            },
            accepted(sdp) {
              cancel()
              const accord = sdp && offer.settle(sdp)
              if (accord?.kind !== 'ok') {
                end({ step: 'codec', ok: false, words: 'test.no_codec' })
                return session.hangUp()
              }
              leg.configure(accord.settings)
              media.route(leg.ref, [tone.leg.ref])
              schedule(SOUND_MS, () => {
                // Our own test come back hears what we send; of anybody else we know only that they are heard.
                const back = running.get(name) ?? null
                const both = heard >= LEAST_PACKETS && (back === null || back >= LEAST_PACKETS)
                const words = both ? 'test.sound_both_ways' : 'test.sound_one_way'
                end(
                  { step: 'codec', ok: true, words: 'test.codec', detail: accord.settings.codec },
                  { step: 'audio', ok: both, words, detail: String(heard) },
                )
                session.hangUp()
              })
            },
            ended({ status }) {
              const detail = status === undefined ? {} : { detail: String(status) }
              if (status === 488 || status === 415) end({ step: 'codec', ok: false, words: 'test.no_codec', ...detail })
              else if (status === 401 || status === 407 || status === 403)
                end({
                  step: 'codec',
                  ok: false,
                  words: refusalWords(status === 403 ? 'refused' : 'credentials', status),
                  ...detail,
                })
              else if (status === undefined || status === 408)
                end({
                  step: 'codec',
                  ok: false,
                  words: status === 408 ? 'line.no_answer' : 'line.unreachable',
                  ...detail,
                })
              // Nobody there to call is no fault of the line, and is said as it is.
              else end({ step: 'codec', ok: true, words: 'test.nobody_to_call', ...detail })
            },
          },
        )
      })
    } finally {
      running.delete(name)
      tone.stop()
      leg.close()
    }
  }

  return {
    take(session) {
      const name = session.invite ? headerOf(session.invite, HEADER) : null
      if (name === null || !running.has(name)) return false
      running.set(name, 0)
      session.listen({ ended: () => over.get(session)?.() })
      void echo(session, name).catch((error: unknown) => {
        log.error('telephone.soundTest', error)
        session.reject(503)
      })
      return true
    },
    run,
  }
}
