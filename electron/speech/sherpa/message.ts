/** What the recogniser's process and its host say to each other. */

export type ToSherpa =
  | { readonly kind: 'sound'; readonly pcm: Int16Array; readonly sampleRate: number }
  /** Sound that a model of pieces hears whole; `id` comes back with its words. */
  | { readonly kind: 'piece'; readonly id: number; readonly pcm: Int16Array; readonly sampleRate: number }
  | { readonly kind: 'end' }

/** Times in ms of the sound that was sent. */
export type FromSherpa =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'heard'
      readonly tokens: readonly string[]
      readonly atMs: readonly number[]
      readonly final: boolean
      readonly untilMs: number
    }
  | { readonly kind: 'text'; readonly id: number; readonly text: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly why: 'module' | 'model' | 'sound' }

/** Never throws: another process is no more to be trusted than a socket. */
export function readSherpa(value: unknown): FromSherpa | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined
  const message = value as Record<string, unknown>
  switch (message.kind) {
    case 'ready':
    case 'done':
      return { kind: message.kind }
    case 'failed':
      return message.why === 'module' || message.why === 'model' || message.why === 'sound'
        ? { kind: 'failed', why: message.why }
        : undefined
    case 'text': {
      const { id, text } = message
      return Number.isSafeInteger(id) && typeof text === 'string' ? { kind: 'text', id: id as number, text } : undefined
    }
    case 'heard': {
      const { tokens, atMs, final, untilMs } = message
      if (!Array.isArray(tokens) || !Array.isArray(atMs) || tokens.length !== atMs.length) return undefined
      if (!tokens.every((token) => typeof token === 'string') || !atMs.every((ms) => Number.isFinite(ms)))
        return undefined
      if (typeof untilMs !== 'number' || !Number.isFinite(untilMs)) return undefined
      return { kind: 'heard', tokens, atMs, final: final === true, untilMs }
    }
    default:
      return undefined
  }
}
