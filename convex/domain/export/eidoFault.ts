/** Whether a document is an EIDO (NENA-STA-021.1), by the validator that was compiled from the schemas of the standard. */
import { validate } from './compiledEido.js'

export type EidoFault = {
  /** JSON Pointer into the document; empty is the document itself. */
  readonly path: string
  readonly reason: string
}

/** The first thing that is wrong; null when nothing is. */
export function faultOfEido(document: unknown): EidoFault | null {
  if (validate(document)) return danglingReference(document)
  const [first] = validate.errors ?? []
  if (first === undefined) return { path: '', reason: 'not an EIDO' }
  const allowed = 'allowedValues' in first.params ? `: ${JSON.stringify(first.params.allowedValues)}` : ''
  return { path: first.instancePath, reason: `${first.message ?? first.keyword}${allowed}` }
}

/** The schema cannot say it: what a reference names must be in the document. */
function danglingReference(document: unknown): EidoFault | null {
  const { ids, references } = gather(document, '')
  const lost = references.find(({ to }) => !ids.has(to))
  return lost === undefined ? null : { path: lost.path, reason: `refers to ${lost.to}, which is not in the document` }
}

type Gathered = { readonly ids: Set<string>; readonly references: { readonly path: string; readonly to: string }[] }

function gather(node: unknown, path: string, into: Gathered = { ids: new Set(), references: [] }): Gathered {
  if (typeof node !== 'object' || node === null) return into
  if ('$id' in node && typeof node.$id === 'string') into.ids.add(node.$id)
  if ('$ref' in node && typeof node.$ref === 'string') into.references.push({ path: `${path}/$ref`, to: node.$ref })
  for (const [key, value] of Object.entries(node)) gather(value, `${path}/${key}`, into)
  return into
}
