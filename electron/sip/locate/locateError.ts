/** Why no peer was found for a URI: said in a way that a "test this line" can put into words. */

/** One question to the name server and what became of it. */
export type LocateStep = {
  readonly query: 'NAPTR' | 'SRV' | 'address'
  readonly name: string
  /** `none`: it answered that there is nothing; `failed`: it did not answer, `code` says how (ETIMEOUT, ESERVFAIL…). */
  readonly outcome: 'none' | 'failed'
  readonly code?: string
}

export class LocateError extends Error {
  override readonly name = 'LocateError'
  /** `uri`: it cannot be read; `transport`: we have not what it asks for; `dns`: no name led to an address. */
  readonly reason: 'uri' | 'transport' | 'dns'
  /** In the order they were asked; empty unless `dns`. */
  readonly steps: readonly LocateStep[]

  constructor(reason: LocateError['reason'], why: string, steps: readonly LocateStep[] = []) {
    super(why)
    this.reason = reason
    this.steps = steps
  }
}
