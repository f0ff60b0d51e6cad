/** What the microphone's process says to the host that started it. */

/** `device` is what the system calls the microphone. */
export type MicrophoneMessage =
  /** All microphones that are there, told once at the start. */
  | { readonly kind: 'devices'; readonly names: readonly string[] }
  /** The wanted one is not there; it is looked for again and again. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'started'; readonly device: string }
  /** 16 kHz mono. */
  | { readonly kind: 'sound'; readonly pcm: Int16Array }
  /** It ends after this. */
  | { readonly kind: 'failed'; readonly why: 'module' | 'open' | 'read' }

/** Never throws: another process is no more to be trusted than a socket. */
export function readMessage(value: unknown): MicrophoneMessage | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null
  const message = value as Record<string, unknown>
  switch (message.kind) {
    case 'devices':
      return Array.isArray(message.names) && message.names.every((name) => typeof name === 'string')
        ? { kind: 'devices', names: message.names }
        : null
    case 'waiting':
      return { kind: 'waiting' }
    case 'started':
      return typeof message.device === 'string' ? { kind: 'started', device: message.device } : null
    case 'sound':
      return message.pcm instanceof Int16Array ? { kind: 'sound', pcm: message.pcm } : null
    case 'failed':
      return message.why === 'module' || message.why === 'open' || message.why === 'read'
        ? { kind: 'failed', why: message.why }
        : null
    default:
      return null
  }
}
