/** One step of "test this line" and how it went. */
export type Step = {
  readonly step: 'dns' | 'transport' | 'tls' | 'register' | 'options' | 'codec' | 'audio'
  readonly ok: boolean
  /** A key of the dictionary. */
  readonly words: string
  /** What the words name: an address, a status, a name on a certificate. */
  readonly detail?: string
}
