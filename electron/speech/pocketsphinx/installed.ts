/** What of Debian's recogniser is on this machine. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const PROGRAM = 'pocketsphinx_continuous'
const MODEL = '/usr/share/pocketsphinx/model/en-us/en-us'

/** What is missing first: the program on the path, or its model of sounds; nothing when both are there. */
export function debianProgram(
  path = process.env.PATH ?? '',
  isThere: (file: string) => boolean = existsSync,
): 'program' | 'model' | undefined {
  const onPath = path.split(delimiter).some((folder) => folder !== '' && isThere(join(folder, PROGRAM)))
  if (!onPath) return 'program'
  return isThere(MODEL) ? undefined : 'model'
}
