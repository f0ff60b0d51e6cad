/** The window's files on disk: which file a path of a URL names, if any, and what kind it is. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** The file that `pathname` (still percent-encoded) names inside `root`, or null when it names none or points outside. */
export function assetPath(root: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  // A NUL ends paths early for the operating system; a backslash is a separator on Windows alone.
  if (/[\0\\]/.test(decoded)) return null
  const file = normalize(join(root, decoded === '/' ? 'index.html' : decoded))
  return file.startsWith(normalize(root) + sep) ? file : null
}

export type Asset = { readonly body: Uint8Array<ArrayBuffer>; readonly type: string }

/** The bytes of what `pathname` names, or null. */
export async function readAsset(root: string, pathname: string): Promise<Asset | null> {
  const file = assetPath(root, pathname)
  const type = file && TYPES[extname(file)]
  if (!file || !type) return null
  try {
    return { body: await readFile(file), type }
  } catch {
    return null
  }
}
