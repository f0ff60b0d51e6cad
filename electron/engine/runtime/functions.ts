/** The product's functions by path, each with its validators read once. */
import type { JSONValue, ValidatorJSON } from 'convex/values'
import { isObject } from '../values/keys.ts'
import { problemOf, type TableOfId } from '../values/validate.ts'

export type FunctionKind = 'query' | 'mutation' | 'action'

/** Modules by path without extension (`mutations/liveCalls`), as imported. */
export type Modules = { readonly [path: string]: { readonly [name: string]: unknown } }

export type ConvexFunction = {
  readonly path: string
  readonly kind: FunctionKind
  readonly isPublic: boolean
  /** Runs the handler under the current invocation; takes and returns JSON text. */
  invoke(args: JSONValue, requestId: string): Promise<string>
  /** Throws ArgumentValidationError in Convex's words. */
  checkArguments(args: JSONValue): void
  checkReturned(result: string): void
}

export type Functions = {
  /** Throws when there is none, or when a client asks for an internal one (it must not learn that it exists). */
  find(path: string, kind: FunctionKind | null, from: 'client' | 'function'): ConvexFunction
}

/** Longer answers are not kept to be recognised, characters. */
const LONGEST_PROVEN = 32 * 1024

/** The shape that convex/server gives to a registered function. */
type Registered = {
  isQuery?: boolean
  isMutation?: boolean
  isAction?: boolean
  isPublic?: boolean
  exportArgs(): string
  exportReturns(): string | null
  invokeQuery?(args: string): Promise<string>
  invokeMutation?(args: string): Promise<string>
  invokeAction?(requestId: string, args: string): Promise<string>
}

const isRegistered = (value: unknown): value is Registered =>
  typeof value === 'function' && 'exportArgs' in value && 'exportReturns' in value

const kindOf = (registered: Registered): FunctionKind | null => {
  if (registered.isQuery) return 'query'
  if (registered.isMutation) return 'mutation'
  return registered.isAction ? 'action' : null
}

/** `mutations/liveCalls.js:start` and `mutations/liveCalls:start` are the same; no name means `default`. */
export const splitPath = (path: string): [module: string, name: string] => {
  const colon = path.lastIndexOf(':')
  const module = (colon < 0 ? path : path.slice(0, colon)).replace(/\.js$/, '')
  return [module, colon < 0 ? 'default' : path.slice(colon + 1)]
}

const build = (path: string, registered: Registered, tableOf: TableOfId): ConvexFunction | null => {
  const kind = kindOf(registered)
  if (kind === null) return null
  const args = JSON.parse(registered.exportArgs()) as ValidatorJSON
  const returns = JSON.parse(registered.exportReturns() ?? 'null') as ValidatorJSON | null
  /** The answer that was found right last: many who ask the same, each as someone else, are given the same again. */
  let proven = ''
  return {
    path,
    kind,
    isPublic: registered.isPublic === true,
    invoke(given, requestId) {
      const text = JSON.stringify([given])
      const { invokeQuery, invokeMutation, invokeAction } = registered
      if (invokeQuery !== undefined) return invokeQuery(text)
      if (invokeMutation !== undefined) return invokeMutation(text)
      if (invokeAction !== undefined) return invokeAction(requestId, text)
      throw new Error(`${path} cannot be run.`)
    },
    checkArguments(given) {
      const problem = isObject(given) ? problemOf(args, given, tableOf) : 'Arguments must be one object.'
      if (problem !== null) throw new Error(`ArgumentValidationError: ${problem}`)
    },
    checkReturned(result) {
      if (returns === null || returns.type === 'any' || result === proven) return
      const problem = problemOf(returns, JSON.parse(result) as JSONValue, tableOf)
      if (problem !== null) throw new Error(`ReturnsValidationError: ${problem}`)
      if (result.length <= LONGEST_PROVEN) proven = result
    },
  }
}

/** `resting` says why a function may not be run now, or null. */
export const openFunctions = (
  modules: Modules,
  tableOf: TableOfId,
  resting: (path: string) => string | null = () => null,
): Functions => {
  const built = new Map<string, ConvexFunction | null>()

  const lookUp = (path: string): ConvexFunction | null => {
    const [module, name] = splitPath(path)
    const key = `${module}:${name}`
    const known = built.get(key)
    if (known !== undefined) return known
    const exported = Object.hasOwn(modules, module) ? modules[module] : undefined
    const candidate = exported !== undefined && Object.hasOwn(exported, name) ? exported[name] : undefined
    if (!isRegistered(candidate)) return null
    const made = build(key, candidate, tableOf)
    built.set(key, made)
    return made
  }

  return {
    find(path, kind, from) {
      const found = lookUp(path)
      if (found === null || (from === 'client' && !found.isPublic)) {
        const visible = from === 'client' ? 'public function' : 'function'
        throw new Error(
          `Could not find ${visible} for '${path}'. Did you forget to run \`npx convex dev\` or \`npx convex deploy\`?`,
        )
      }
      if (kind !== null && found.kind !== kind) {
        throw new Error(`Trying to execute ${found.path} as a ${kind}, but it is defined as a ${found.kind}.`)
      }
      const rests = resting(found.path)
      if (rests !== null) throw new Error(rests)
      return found
    },
  }
}
