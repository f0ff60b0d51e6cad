/** Types of the scorer's comparison of values, for the benches that call it. */
export function isEmpty(value: unknown): boolean
export function matches(field: string, accepted: readonly string[], value: unknown): boolean
export function itemMatch(field: string, accepted: readonly string[], item: string): boolean
export function sysItems(field: string, value: unknown): string[]
