/** A microphone that is pulled out, exchanged, forbidden or taken by another program: the person is always told, and it comes back. */
import { expect, test } from 'vitest'
import { type Device, find, listOf } from './devices.ts'
import { createHeadset, type HeadsetState } from './headset.ts'
import { createMicrophone, type MicrophoneState, refusalOf } from './microphone.ts'
import { startWatchdog } from './watchdog.ts'

const JABRA: Device = { id: 'j', label: 'Jabra', group: 'g' }
const LAPTOP: Device = { id: 'l', label: 'Laptop', group: 'h' }
const error = (name: string): Error => Object.assign(new Error(name), { name })

/** Everything that waits has come. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

function desk(there: Device[], chosen?: Device) {
  let at = 0
  const timers = new Set<{ due: number; then: () => void }>()
  const states: MicrophoneState[] = []
  const open = new Set<string>()
  const mutes: boolean[] = []
  const tracks: { enabled: boolean; end(): void }[] = []
  let fails: string | undefined
  /** The next device is pulled out while its sound is set up. */
  let gone = false
  let changed = (): void => {}
  let tick = (): void => {}
  const after = (ms: number, then: () => void): (() => void) => {
    const timer = { due: at + ms, then }
    timers.add(timer)
    return () => timers.delete(timer)
  }
  const stream = (device: Device): MediaStream => {
    let end = (): void => {}
    const track = {
      label: device.label,
      enabled: true,
      readyState: gone ? 'ended' : 'live',
      getSettings: () => ({ deviceId: device.id }),
      addEventListener: (_: string, listener: () => void) => {
        end = listener
      },
      removeEventListener() {
        end = () => {}
      },
      stop: () => open.delete(device.id),
      end: () => end(),
    }
    open.add(device.id)
    tracks.push(track)
    return { getAudioTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream
  }
  const media = {
    enumerateDevices: async () =>
      there.map(({ id, label, group }) => ({ kind: 'audioinput', deviceId: id, label, groupId: group })),
    async getUserMedia({ audio }: MediaStreamConstraints) {
      if (fails) throw error(fails)
      const wanted = (audio as { deviceId?: { exact: string } }).deviceId?.exact
      const device = wanted === undefined ? there[0] : there.find(({ id }) => id === wanted)
      if (!device) throw error('NotFoundError')
      return stream(device)
    },
  }
  const microphone = createMicrophone({
    media: media as unknown as MediaDevices,
    wanted: () => ({ input: chosen, echoCancellation: false, noiseSuppression: false, autoGainControl: false }),
    async capture(_stream, onTick) {
      tick = onTick
      gone = false
      return { mute: (muted) => mutes.push(muted), close() {} }
    },
    watch(listener) {
      changed = listener
      return () => {
        changed = () => {}
      }
    },
    now: () => at,
    after,
    onState: (state) => states.push(state),
  })
  /** Time goes on; the device gives sound meanwhile or not. */
  const pass = async (ms: number, sounds = true): Promise<void> => {
    for (let end = at + ms; at < end; ) {
      at += 50
      if (sounds) tick()
      for (const timer of [...timers].filter(({ due }) => due <= at)) {
        timers.delete(timer)
        timer.then()
      }
      await settled()
    }
  }
  return {
    microphone,
    states,
    open,
    mutes,
    tracks,
    pass,
    last: () => states.at(-1),
    plug: async (devices: Device[]) => {
      there.splice(0, there.length, ...devices)
      changed()
      await settled()
    },
    fail(name: string | undefined) {
      fails = name
    },
    pullNext() {
      gone = true
    },
  }
}

test('pulled out while its sound was set up, which nobody heard: lost, and tried again', async () => {
  const { microphone, last, pass, pullNext } = desk([LAPTOP])
  pullNext()
  microphone.open()
  await settled()
  expect(last()).toEqual({ kind: 'lost', label: 'Laptop' })
  await pass(600)
  expect(last()).toMatchObject({ kind: 'live', label: 'Laptop' })
})

test('the chosen one is opened, by its name when its id has changed', async () => {
  const { microphone, last, open } = desk([LAPTOP, { ...JABRA, id: 'new' }], JABRA)
  microphone.open()
  await settled()

  expect(last()).toEqual({ kind: 'live', label: 'Jabra', instead: false })
  expect([...open]).toEqual(['new'])
})

test('pulled out, another takes over and the person is told; plugged in, it is back', async () => {
  const { microphone, states, tracks, plug, pass, last, open } = desk([LAPTOP, JABRA], JABRA)
  microphone.open()
  await settled()
  await plug([LAPTOP])
  tracks[0]?.end()
  await pass(600)
  expect(last()).toEqual({ kind: 'live', label: 'Laptop', instead: true })
  await plug([LAPTOP, JABRA])
  await settled()

  expect(states.map(({ kind }) => kind)).toEqual(['opening', 'live', 'lost', 'live', 'opening', 'live'])
  expect(last()).toEqual({ kind: 'live', label: 'Jabra', instead: false })
  expect([...open]).toEqual(['j'])
})

test('the only one that falls silent is lost within 600 ms, tried again, and back with its sound', async () => {
  const { microphone, states, plug, pass, last } = desk([JABRA])
  microphone.open()
  await settled()
  await pass(2000)
  expect(last()?.kind).toBe('live')
  await plug([])
  await pass(600, false)
  expect(last()).toEqual({ kind: 'lost', label: 'Jabra' })
  await pass(30_000, false)
  expect(last()).toEqual({ kind: 'lost', label: 'Jabra' })
  await plug([JABRA])
  await settled()

  expect(states.map(({ kind }) => kind)).toEqual(['opening', 'live', 'lost', 'live'])
})

test.each([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'none'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TypeError', 'unsupported'],
  ['Weird', 'failed'],
])('%s means %s', (name, why) => {
  expect(refusalOf(error(name))).toBe(why)
})

test('taken by another program it is tried again; forbidden it is not', async () => {
  const busy = desk([JABRA])
  busy.fail('NotReadableError')
  busy.microphone.open()
  await settled()
  expect(busy.last()).toEqual({ kind: 'refused', why: 'busy' })
  busy.fail(undefined)
  await busy.pass(600)
  expect(busy.last()?.kind).toBe('live')

  const denied = desk([JABRA])
  denied.fail('NotAllowedError')
  denied.microphone.open()
  await settled()
  denied.fail(undefined)
  await denied.pass(30_000)
  expect(denied.last()).toEqual({ kind: 'refused', why: 'denied' })
})

test('muted, the track is off and the sender is told, through an exchange of devices too', async () => {
  const { microphone, mutes, tracks } = desk([JABRA])
  microphone.mute(true)
  microphone.open()
  await settled()
  expect(mutes).toEqual([true])
  expect(tracks[0]?.enabled).toBe(false)
  microphone.open()
  await settled()
  expect(tracks[1]?.enabled).toBe(false)
  microphone.mute(false)

  expect(tracks[1]?.enabled).toBe(true)
  expect(mutes).toEqual([true, true, false])
})

test('closed while it was being opened, nothing stays open', async () => {
  const { microphone, open, last } = desk([JABRA])
  microphone.open()
  microphone.close()
  await settled()

  expect([...open]).toEqual([])
  expect(last()).toEqual({ kind: 'closed' })
})

test('a window that was held up does not take its microphone for lost', () => {
  let at = 0
  let next = (): void => {}
  let silent = 0
  startWatchdog({
    limitMs: 500,
    now: () => at,
    after: (_ms, then) => {
      next = then
      return () => {}
    },
    onSilent: () => silent++,
  })
  at = 5000
  next()
  expect(silent).toBe(0)
  for (let i = 0; i < 6; i++) {
    at += 100
    next()
  }
  expect(silent).toBe(1)
})

test('what the browser repeats as its default is no device of its own', () => {
  const raw = (kind: string, deviceId: string) => ({ kind, deviceId, label: deviceId, groupId: '' })
  const list = listOf(
    [raw('audioinput', 'default'), raw('audioinput', 'a'), raw('audiooutput', 'b'), raw('audioinput', '')],
    'audioinput',
  )

  expect(list).toEqual([{ id: 'a', label: 'a', group: '' }])
  expect(find(list, { id: 'x', label: '', group: '' })).toBeUndefined()
})

test('a headset that is pulled out is exchanged for the system’s output and taken again', async () => {
  let there = [JABRA]
  let changed = (): void => {}
  const states: HeadsetState[] = []
  const sinks: string[] = []
  const headset = createHeadset({
    media: {
      enumerateDevices: async () =>
        there.map(({ id, label, group }) => ({ kind: 'audiooutput', deviceId: id, label, groupId: group })),
    } as unknown as MediaDevices,
    wanted: () => JABRA,
    output: async () => ({ sink: async (id) => void sinks.push(id), resume: async () => true, close() {} }),
    watch(listener) {
      changed = listener
      return () => {}
    },
    onState: (state) => states.push(state),
  })
  await headset.open()
  there = []
  changed()
  await settled()
  there = [JABRA]
  changed()
  await settled()
  headset.close()

  expect(sinks).toEqual(['j', '', 'j'])
  expect(states).toEqual([
    { kind: 'live', label: 'Jabra', instead: false },
    { kind: 'live', label: '', instead: true },
    { kind: 'live', label: 'Jabra', instead: false },
    { kind: 'closed' },
  ])
})
