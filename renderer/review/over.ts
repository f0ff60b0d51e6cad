/** What a review may have open over itself. */
export type Over = 'export' | 'sign' | null
