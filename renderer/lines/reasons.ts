/** Why the host refused a setting of a line, in the reader's words: it names the fault in English, for its log and for other programs. */
import { type Text, type TextKey, textOr } from '../i18n/text.ts'

const KNOWN: readonly (readonly [said: RegExp, word: string])[] = [
  [/small letters/, 'id'],
  [/1 to 80 characters/, 'name'],
  [/host or host:port/, 'host'],
  [/user part of a SIP/, 'user'],
  [/network such as/, 'network'],
  [/IP address/, 'address'],
  [/needs transport tls/, 'srtp'],
  [/recorder must name/, 'recorder'],
  [/like es-CL/, 'language'],
  [/at most 80/, 'long'],
  [/at least one/, 'codecs'],
  [/whole number/, 'number'],
  [/lines already/, 'many'],
  [/is taken/, 'taken'],
  [/keeps no secrets/, 'vault'],
  [/like 101, 10/, 'agent'],
  [/name of a host, in lower case/, 'server'],
]

/** What the host said itself, where there are no words for it. */
export function reasonText(t: Text, reason: string): string {
  const word = KNOWN.find(([said]) => said.test(reason))?.[1]
  return word === undefined ? reason : t(`lines.wrong_${word}` as TextKey)
}

/** The label of a field by its path, such as `allow.0` or `listen.udp`. */
export function fieldText(t: Text, path: string): string {
  const name = path
    .replace(/^listen\./, '')
    .replace(/\.\d+$/, '')
    .replace(/\.hosts$/, '')
  return textOr(t, `lines.${name}`, name)
}
