/** The shape of `compiledEido.js`, which `npm run eido` writes. */
type Fault = {
  readonly instancePath: string
  readonly keyword: string
  readonly message?: string
  readonly params: object
}

export declare const validate: ((document: unknown) => boolean) & { errors?: readonly Fault[] | null }
