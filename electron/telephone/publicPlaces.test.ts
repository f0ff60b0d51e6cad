/** Lines behind a NAT, with a STUN server on loopback that speaks the wire's own format. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Media, openMedia } from '../rtp/media/media.ts'
import { openStunServer, type StunServer } from '../sip/locate/stunServer.double.ts'
import { schedule } from '../sip/transaction/timers.ts'
import { readLine } from '../storage/line.ts'
import { makeOffer, newOrigin } from './description.ts'
import { openLeg, placeOf } from './exchange.ts'
import { createPublicPlaces } from './publicPlaces.ts'

const LOOP = '127.0.0.1'
const OUTSIDE = { address: '203.0.113.9', port: 61_234 }
let media: Media
let server: StunServer
beforeAll(async () => {
  media = openMedia()
  server = await openStunServer()
})
afterAll(async () => {
  await server.close()
  await media.close()
})

let now = 0
const open = () => createPublicPlaces({ schedule, now: () => now, family: () => 4 })
const line = (stun: string) => readLine({ id: 'l', name: 'L', kind: 'trunk', registrar: LOOP, stun })
const at = { address: LOOP, publicAddress: '', rtp: { from: 46_000, to: 46_400 } }
const legOf = (stun: string, places = open(), publicAddress = '') =>
  openLeg({ media, places, listen: () => ({ ...at, publicAddress }) as never }, line(stun))

test('sound is told to come to where the STUN server sees its very socket', async () => {
  server.seen = null
  const own = await legOf(`${LOOP}:${server.port}`)
  expect(own.shown).toEqual({ address: LOOP, port: own.port })
  server.seen = OUTSIDE
  const leg = await legOf(`${LOOP}:${server.port}`)
  const offer = makeOffer({
    terms: { codecs: ['pcma'], srtp: 'off' },
    place: placeOf(leg, LOOP),
    origin: newOrigin(LOOP),
    direction: 'sendrecv',
  })
  expect(Buffer.from(offer.sdp).toString()).toMatch(/m=audio 61234 .*\r\nc=IN IP4 203\.0\.113\.9\r\n/)
  // Whoever configured the address by hand knows better: nobody is asked.
  const asked = server.asked()
  expect((await legOf(`${LOOP}:${server.port}`, open(), '198.51.100.4')).shown).toBeUndefined()
  expect(server.asked()).toBe(asked)
  for (const one of [own, leg]) one.close()
})

test('one lost question is asked again; a refusal, silence and a name that is none leave the leg as it is bound, said in a word', async () => {
  server.seen = OUTSIDE
  const places = open()
  const name = `${LOOP}:${server.port}`
  server.deaf = server.asked() + 1
  expect((await legOf(name, places)).shown).toEqual(OUTSIDE)
  expect(places.trouble(name)).toBeNull()

  server.refuses = 400
  expect((await legOf(name, places)).shown).toBeUndefined()
  expect(places.trouble(name)).toBe('refused')
  server.refuses = null

  const silent = open()
  server.deaf = Number.POSITIVE_INFINITY
  expect(placeOf(await legOf(name, silent), LOOP).address).toBe(LOOP)
  expect(silent.trouble(name)).toBe('silent')
  // It is not waited for at the next call, and asked again after a minute.
  const asked = server.asked()
  expect((await legOf(name, silent)).shown).toBeUndefined()
  expect(server.asked()).toBe(asked)
  server.deaf = 0
  now += 60_000
  expect((await legOf(name, silent)).shown).toEqual(OUTSIDE)
  expect(silent.trouble(name)).toBeNull()

  const unknown = open()
  expect((await legOf('[::1]:3478', unknown)).shown).toBeUndefined()
  expect(unknown.trouble('[::1]:3478')).toBe('unknown')
})
