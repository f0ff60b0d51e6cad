/** Suite 9: what is committed in `convex/_generated` is what the official CLI writes from the functions. */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { draft, type Suite } from './report.ts'

const root = resolve(import.meta.dirname, '../../..')
const read = (project: string): Record<string, string> => {
  const folder = join(project, 'convex/_generated')
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

export const generated: Suite = async () => {
  const report = draft('generated')
  const copy = mkdtempSync(join(tmpdir(), 'vigia-generated-'))
  try {
    cpSync(join(root, 'convex'), join(copy, 'convex'), {
      recursive: true,
      filter: (path) => !path.includes('_generated'),
    })
    for (const name of ['package.json', 'tsconfig.json']) cpSync(join(root, name), join(copy, name))
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
    const script = `import(${JSON.stringify(join(root, 'scripts/codegen.mjs'))}).then(({ codegen }) => codegen(${JSON.stringify(copy)}))`
    const code = await new Promise((done) =>
      spawn(process.execPath, ['-e', script], { cwd: copy, stdio: 'ignore' }).once('exit', done),
    )
    report.check('the official CLI writes', code === 0, `it ended with ${String(code)}`)
    const [written, committed] = [read(copy), read(root)]
    for (const name of new Set([...Object.keys(written), ...Object.keys(committed)])) {
      if (written[name] !== committed[name]) report.differs(name)
    }
    report.note(`${Object.keys(written).length} files compared`)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
  return report.done()
}
