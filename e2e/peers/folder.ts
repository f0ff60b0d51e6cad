/** A folder for one test's programs, with the certificate that they share. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CERTIFICATE, CERTIFICATE_KEY } from '../../electron/engine/testing/certificate.ts'

export type Folder = {
  readonly dir: string
  readonly certificate: string
  readonly key: string
  /** Certificate and key in one file. */
  readonly pem: string
  remove(): void
}

export function openFolder(): Folder {
  const dir = mkdtempSync(join(tmpdir(), 'vigia-peers-'))
  const write = (name: string, text: string): string => {
    writeFileSync(join(dir, name), text)
    return join(dir, name)
  }
  return {
    dir,
    certificate: write('cert.pem', CERTIFICATE),
    key: write('key.pem', CERTIFICATE_KEY),
    pem: write('both.pem', CERTIFICATE_KEY + CERTIFICATE),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}
