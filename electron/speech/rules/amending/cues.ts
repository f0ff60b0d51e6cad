/** What tells that a stretch of a line takes the place of what the record holds: how it is like it, where it stands, and what is said about it. */
import { lettersBetween } from '../../../../convex/domain/links/place.ts'
import { denied } from '../answers.ts'
import type { Context } from '../context.ts'
import { saysAnothers } from '../items.ts'
import { type Finding, type Line, type Range, rangeOf, sentenceAt } from '../line.ts'
import { aboutAnother } from '../patientKin.ts'
import type { Tag } from '../tagging/tagger.ts'
import { literal, plain } from '../unaccented.ts'
import type { Candidate } from './candidates.ts'
import { exchanged, kindOfWord } from './exchanged.ts'
import { AMENDED } from './fields.ts'
import { lastSex } from './sexes.ts'

/** The line and what is known when it is heard. */
export type Setting = {
  readonly line: Line
  readonly context: Context
  /** What the rules read in it, and what the tagger finds. */
  readonly found: readonly Finding[]
  readonly tags: readonly Tag[]
}

const TOKEN = /[a-z0-9']+(?:\.\d+)?|[.,;:?!]/g
const CLOSE = 6
const BRIEF = 4
const MISHEARD = 2
const NAME_LENGTH = 4

const tokens = (text: string): string[] => text.match(TOKEN) ?? []
const shown = (word: string): string => (/^\d/.test(word) ? `#${word.length}` : word)
const digitsOf = (text: string): string[] => text.match(/\d+/g) ?? []
const sorted = (digits: string): string => [...digits].toSorted().join('')
const bucket = (n: number, steps: readonly number[]): number => steps.findLast((step) => step <= n) ?? -1

/** How the stretch is like the held value. */
function likeness(said: string, held: string): string {
  const [ours, theirs] = [digitsOf(said), digitsOf(held)]
  const [one] = ours
  if (one !== undefined) {
    if (theirs.length === 0) return 'number for words'
    if (theirs.some((other) => sorted(other) === sorted(one))) return 'number turned'
    if (theirs.some((other) => other.length === one.length && lettersBetween(one, other) === 1)) return 'number near'
    if (theirs.some((other) => other.startsWith(one) || other.endsWith(one) || one.startsWith(other)))
      return 'number part'
    return theirs.some((other) => other.length === one.length) ? 'number as long' : 'number'
  }
  const [a, b] = [said.split(' '), held.split(/[ ,;]+/)]
  if (a.some((word) => word.length >= NAME_LENGTH && b.includes(word))) return 'word shared'
  const near = a.some((word) =>
    b.some((other) => Math.min(word.length, other.length) >= NAME_LENGTH && lettersBetween(word, other) <= MISHEARD),
  )
  if (near) return 'word near'
  if (a.length === 1 && b.some((word) => kindOfWord(word) !== undefined && kindOfWord(word) === kindOfWord(said)))
    return 'word of a kind'
  if (theirs.length > 0) return 'words for number'
  return b.some((word) => word.charAt(0) === said.charAt(0)) ? 'word begins alike' : 'word'
}

/** Numbers and full words of what is held, as they may be said again. */
const mentions = (held: string): string[] =>
  held.split(/[ ,;/]+/).filter((word) => /\d/.test(word) || word.length >= NAME_LENGTH || /^[a-z]$/.test(word))

/** Where a word is said. */
const placesOf = (word: string, text: string): Range[] =>
  [...text.matchAll(new RegExp(`(?<![a-z0-9])${literal(word)}(?![a-z0-9])`, 'g'))].map(rangeOf)

const NOT = /\b(?:no|not|ni|tampoco|isn't|wasn't|never) (?:(?:es|era|the|la|el|del?|en|on|at|a|an|that|of) )*$/

/** Where in the line the held value is said, seen from the stretch, and whether it is denied there. */
function heldSaid(text: string, { start, end }: Range, held: string): string[] {
  const told = mentions(held)
    .flatMap((word) => placesOf(word, text))
    .filter((one) => one.start < start || one.start >= end)
  if (told.length === 0) return ['held unsaid']
  const denied = told.some((one) => NOT.test(text.slice(0, one.start)))
  const cues: string[] = [denied ? 'held denied' : 'held said']
  const behind = told.find((one) => one.start >= end)
  const before = told.findLast((one) => one.start < start)
  if (behind) cues.push(tokens(text.slice(end, behind.start)).length <= CLOSE ? 'held close behind' : 'held behind')
  if (before) cues.push(tokens(text.slice(before.start, start)).length <= CLOSE ? 'held close before' : 'held before')
  return cues
}

/** What the dispatcher has just said of it. */
function prompted(asked: string, said: string, held: string): string[] {
  if (asked === '') return ['no prompt']
  const told = [/\?/.test(asked) ? 'question' : 'order']
  if (mentions(held).some((word) => placesOf(word, asked).length > 0)) told.push('held read back')
  if (placesOf(said, asked).length > 0) told.push('this read back')
  else if (/^\d/.test(said) && digitsOf(asked).length > 0) told.push('number read back')
  return told
}

export function amendCues(candidate: Candidate, rivals: readonly Candidate[], setting: Setting): string[] {
  const { line, context, found, tags } = setting
  const { text, tongue } = line
  const { field, start, end } = candidate
  const { record } = context
  const said = text.slice(start, end)
  const held = plain(record[field] ?? '')
  const like = likeness(said, held)
  const sentence = sentenceAt(line, start)
  const at = line.sentences.findIndex((one) => one.start === sentence.start)
  const place =
    line.sentences.length <= 1 ? 'only' : at === 0 ? 'first' : at === line.sentences.length - 1 ? 'last' : 'middle'
  const inside = tokens(text.slice(sentence.start, sentence.end))
  const before = tokens(text.slice(Math.max(0, start - 60), start)).map(shown)
  const behind = tokens(text.slice(end, end + 60)).map(shown)
  const [p3 = '<', p2 = '<', p1 = '<'] = ['<', '<', '<', ...before].slice(-3)
  const [n1 = '>', n2 = '>', n3 = '>'] = behind
  const where = heldSaid(text, candidate, held)
  const asked = context.prompts.at(-1)?.text ?? ''
  const back = prompted(asked, said, held)
  const alone = sentence.end - sentence.start - (end - start) <= 2 ? 'alone' : inside.length <= BRIEF ? 'brief' : 'long'
  const cues = [
    'any',
    ...candidate.source.split(' ').map((source) => `source ${source}`),
    `tag ${bucket(candidate.margin, [0, 1, 4, 8, 15])}`,
    `like ${like}`,
    `${place} ${alone}`,
    `like ${like} ${place} ${alone}`,
    ...where,
    ...where.map((one) => `like ${like} ${one}`),
    ...back,
    ...back.map((one) => `like ${like} ${one}`),
    ...where.flatMap((one) => back.map((two) => `${one}, ${two}`)),
    `${tongue} p ${p1}`,
    `${tongue} p ${p2} ${p1}`,
    `${tongue} p ${p3} ${p2} ${p1}`,
    `${tongue} n ${n1}`,
    `${tongue} n ${n1} ${n2}`,
    `${tongue} n ${n1} ${n2} ${n3}`,
    `${tongue} ${p1} _ ${n1}`,
    `like ${like} p ${p1}`,
    `like ${like} n ${n1}`,
    ...before.slice(-6).map((word) => `${tongue} before ${word}`),
    ...behind.slice(0, 6).map((word) => `${tongue} behind ${word}`),
    ...[...new Set(inside)].map((word) => `${tongue} in ${shown(word)}`),
    `size ${bucket(said.split(' ').length, [1, 2, 3, 5])}`,
    `rivals ${bucket(rivals.length, [1, 2, 3, 5, 9])}`,
    rivals.every((one) => one.start <= start) ? 'last' : 'not last',
    rivals.every((one) => one.start >= start) ? 'first' : 'not first',
    placesOf(said, text).length > 1 ? 'said twice' : 'said once',
    `asked any ${context.asked.size > 0 ? 'topic' : 'nothing'}`,
    ...[...context.asked].map((topic) => `asked ${topic} ${field}`),
    `letter ${/^\p{Lu}/u.test(line.cased.slice(start, end)) ? 'upper' : 'lower'}`,
  ]
  if (aboutAnother(line, start, context)) cues.push('about another')
  if (saysAnothers(text.slice(sentence.start, sentence.end))) cues.push("another's")
  if (denied(line, start)) cues.push('denied')
  const sex = lastSex(text.slice(sentence.start, start))
  if (sex !== undefined && record.sexo !== undefined) cues.push(sex === record.sexo ? 'sex agrees' : 'sex differs')
  if (exchanged(held, said) !== undefined) cues.push('exchanged')
  for (const other of AMENDED) {
    const value = other === field ? undefined : record[other]
    if (value === undefined) continue
    const words = mentions(plain(value))
    if (words.includes(said)) cues.push('held elsewhere')
    // Another value is said again, and not this one: that is the one that is spoken of
    if (where.includes('held unsaid') && words.some((word) => placesOf(word, text).length > 0))
      cues.push('other held said')
    if (likeness(said, plain(value)) === like) cues.push('like another held')
  }
  const overlaps = (range: Range): boolean => range.start < end && range.end > start
  for (const tag of tags)
    if (overlaps(tag))
      cues.push(tag.kind === field ? 'tagged so' : `tagged ${tag.kind === 'others' ? 'others' : 'otherwise'}`)
  for (const one of found) {
    if (one.value === null) continue
    const same = plain(one.value).includes(said)
    if (one.field === field) cues.push(same ? 'read so' : 'read otherwise')
    else if (same) cues.push('read as another field')
  }
  return cues.flatMap((cue) => [cue, `${field} ${cue}`])
}
