/** How often each rule spoke, how often it was right, and how much of the budget it took. */
export type AlarmRatesProps = {
  /** 1 to 90. */
  readonly days?: number
}

export function AlarmRates(_: AlarmRatesProps) {
  return null
}
