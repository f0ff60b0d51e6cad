/**
 * Who hears whom in a call with supervisors, as a table: listen, whisper, barge, take over.
 * Pure: the bridge gives it the scene and carries out what it says.
 */

export const SUPERVISION_MODES = ['listen', 'whisper', 'barge', 'takeOver'] as const
export type SupervisionMode = (typeof SUPERVISION_MODES)[number]

/** A leg of the media engine by its name. */
type Ref = number

export type Scene = {
  readonly caller: Ref
  /** Null while nobody of ours sits at the call. */
  readonly dispatcher: Ref | null
  /** The dispatcher's microphone is off. */
  readonly muted: boolean
  /** The caller waits and hears nobody. */
  readonly held: boolean
  readonly supervisors: readonly { readonly ref: Ref; readonly mode: SupervisionMode }[]
  /** Machine voices that read something out: in the dispatcher's ear alone, or to the caller. */
  readonly spoken?: readonly { readonly ref: Ref; readonly to: 'ear' | 'caller' }[]
}

export type Route = {
  readonly to: Ref
  readonly from: readonly Ref[]
  /** dB of those that are heard softer than they are. */
  readonly soft: ReadonlyMap<Ref, number>
}

export type Plan = {
  readonly routes: readonly Route[]
  /** Whom the caller hears: they are the dispatcher's side of the recording. */
  readonly aloud: readonly Ref[]
}

/** The caller is heard softer by a dispatcher who is being whispered to, dB. */
export const DUCK_DB = -6

/** In these modes a supervisor's microphone is open. */
export const speaks = (mode: SupervisionMode): boolean => mode !== 'listen'

const toAll = (mode: SupervisionMode): boolean => mode === 'barge' || mode === 'takeOver'

export function plan({ caller, dispatcher, muted, held, supervisors, spoken = [] }: Scene): Plan {
  const taken = supervisors.some(({ mode }) => mode === 'takeOver')
  const whispered = supervisors.some(({ mode }) => mode === 'whisper') || spoken.some(({ to }) => to === 'ear')
  // What is read to the caller is heard by all, as somebody who barged in.
  const readOut = spoken.filter(({ to }) => to === 'caller').map(({ ref }) => ref)
  const joined = [...supervisors.filter(({ mode }) => toAll(mode)).map(({ ref }) => ref), ...readOut]
  const agent = dispatcher === null || taken ? [] : [dispatcher]
  const aloud = held ? [] : [...(muted ? [] : agent), ...joined]
  const routes: Route[] = [{ to: caller, from: aloud, soft: new Map() }]
  if (dispatcher !== null) {
    // Who took over has muted the dispatcher, who still hears both.
    const inEar = [...supervisors.filter(({ mode }) => speaks(mode)), ...spoken].map(({ ref }) => ref)
    routes.push({
      to: dispatcher,
      from: [...(held ? [] : [caller]), ...inEar],
      soft: new Map(whispered ? [[caller, DUCK_DB]] : []),
    })
  }
  for (const { ref, mode } of supervisors) {
    const others = joined.filter((other) => other !== ref)
    // A muted dispatcher is not heard by a listener either: off is off.
    const desk = mode === 'takeOver' || muted ? [] : agent
    routes.push({ to: ref, from: [caller, ...desk, ...others], soft: new Map() })
  }
  return { routes, aloud }
}
