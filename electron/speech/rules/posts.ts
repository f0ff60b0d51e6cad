/** Kilometre posts and mile markers that stand, and what is said against them. */
import type { Line } from './line.ts'

const POST = /\b(?:kil[oó]metro|km|mile ?marker|mile ?post) (\d+)/i

/** The number of the post that stands as the reference, and what it is called. */
export function knownPost(
  reference: string | undefined,
): { readonly number: string; readonly unit: string } | undefined {
  const match = POST.exec(reference ?? '')
  return match?.[1] ? { number: match[1], unit: /mile/i.test(match[0]) ? 'mile marker' : 'km' } : undefined
}

/** "El kilómetro se lo di mal: en el letrero dice quinientos diecisiete". */
const TOLD_WRONG =
  /\b(?:kilometro|km|mile ?(?:marker|post))\b[^.;]{0,40}\b(?:mal|equivoc\w+|wrong)\b.{0,80}?\b(?:dice|es|era|son|says|it's|is|reads)\b (?:el )?(\d{1,4})\b/

/** "It's two forty-six, not two forty-two": the number said instead of the one that stands. */
export function postInstead(line: Line, reference: string | undefined): string | undefined {
  const known = knownPost(reference)?.number
  if (known === undefined) return undefined
  const match =
    new RegExp(`\\b(\\d{1,4}),? (?:not|no|y no) (?:el |at |in )?${known}\\b`).exec(line.text) ??
    new RegExp(`\\b(?:not|ain't|isn't|wasn't|no es|no era)(?: el| at)? ${known}\\b\\D{1,24}(\\d{1,4})\\b`).exec(
      line.text,
    )
  return match?.[1] ?? TOLD_WRONG.exec(line.text)?.[1]
}

/** "El kilómetro debe ser el... quinientos siete". */
export const THE_KM_IS =
  /\bkilometro (?:debe (?:de )?ser|es|sera|seria|era|creo que es|parece que es)(?: (?:como )?(?:el|al))?[ .,]*(?:eh+[ .,]*)?(\d{1,4})\b/

/** What lay beside the wrong post goes with it: "a la altura del kilómetro 212, pasado Linares". */
export const LEADS_ON = /\b(?:pasad[oa]|antes|despues|llegando|past|before|after|near)\b/i
