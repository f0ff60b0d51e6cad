/** A line as it is being written: texts that a person types, and what the host is given for them. */
import type { Args } from '../../electron/ipc/contract.ts'
import type { Line } from './useLines.ts'

export const CODECS = ['pcma', 'pcmu', 'g722', 'opus'] as const

export type Draft = {
  id: string
  name: string
  kind: Line['kind']
  enabled: boolean
  registrar: string
  user: string
  authUser: string
  proxy: string
  stun: string
  transport: Line['transport']
  srtp: Line['srtp']
  codecs: readonly (typeof CODECS)[number][]
  answer: 'ask' | 'auto' | 'after'
  /** Seconds, for `after`. */
  afterS: string
  /** One address a line. */
  allow: string
  /** Of a recorder: one dispatcher a line. */
  agents: string
  language: string
  campaign: string
}

export const EMPTY: Draft = {
  id: '',
  name: '',
  kind: 'account',
  enabled: true,
  registrar: '',
  user: '',
  authUser: '',
  proxy: '',
  stun: '',
  transport: 'udp',
  srtp: 'off',
  codecs: ['pcma', 'pcmu'],
  answer: 'ask',
  afterS: '14',
  allow: '',
  agents: '',
  language: 'es-CL',
  campaign: '',
}

export const draftOf = (line: Line): Draft => ({
  ...EMPTY,
  ...line,
  authUser: line.authUser ?? '',
  proxy: line.proxy ?? '',
  stun: line.stun ?? '',
  codecs: line.codecs,
  answer: typeof line.answer === 'string' ? line.answer : 'after',
  afterS: typeof line.answer === 'string' ? EMPTY.afterS : String(line.answer.afterMs / 1000),
  allow: line.allow.join('\n'),
  agents: (line.agents ?? []).join('\n'),
})

/** The host checks every field and names the one that is wrong; here nothing is refused. */
export function lineOf(draft: Draft): Args<'lines.set'>['line'] {
  const { authUser, proxy, stun, afterS, answer, allow, agents, ...same } = draft
  const recorder = draft.kind === 'recorder'
  return {
    ...same,
    id: draft.id.trim(),
    name: draft.name.trim(),
    registrar: recorder ? '' : draft.registrar.trim(),
    user: recorder ? '' : draft.user.trim(),
    codecs: [...draft.codecs],
    answer: answer === 'after' ? { afterMs: Math.round(Number(afterS.replace(',', '.')) * 1000) } : answer,
    allow: wordsOf(allow),
    ...(recorder && wordsOf(agents).length > 0 ? { agents: wordsOf(agents) } : {}),
    ...(authUser.trim() === '' ? {} : { authUser: authUser.trim() }),
    ...(proxy.trim() === '' ? {} : { proxy: proxy.trim() }),
    ...(stun.trim() === '' ? {} : { stun: stun.trim() }),
  }
}

const wordsOf = (text: string): string[] => text.split(/[\s,]+/).filter((one) => one !== '')

/** An identifier out of a name: `Central 131` is `central-131`. */
export const idFrom = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
