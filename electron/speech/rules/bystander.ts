/** Somebody who only stands by, or helps. */

/** "my girlfriend's at the door", "mi hijo está llamando": somebody who helps. */
export function isBystander(text: string, index: number): boolean {
  const after = text.slice(index, index + 60)
  return (
    /^(?:\w+ ){1,3}(?:\w+ )?(?:esta llamando|fue a|bajo a|salio a|dice que|me dice|vive en|anda|viene|llego|is getting|'s getting|'s at the|went to|is coming|says|told|is calling|just called|con uno|salio)/.test(
      after,
    ) || /\b(?:soy|i'm|i am) (?:\w+ )?$/.test(text.slice(Math.max(0, index - 12), index))
  )
}
