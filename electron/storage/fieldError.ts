/** What cannot be kept: which field, and why. Quotes nothing of what was given; what extends it says by its name what was refused. */
export class FieldError extends Error {
  readonly field: string
  readonly reason: string

  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`)
    this.field = field
    this.reason = reason
  }
}
