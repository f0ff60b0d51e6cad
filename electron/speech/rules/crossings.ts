/** Two streets that meet, as people say it in Chile: "Freire, esquina Pinto", "la intersección de Freire y Pinto", "Pasaje Dos con Las Camelias". */
const CAP = "[A-Z][A-Za-z']*"
const LINK = '(?:de (?:la|los|las)|del|de|la|las|los|el)'
/** A name without "y" inside: here it joins two. */
const NAME = `(?:\\d{1,2} de ${CAP}|\\d{1,2} (?:[Nn]orte|[Ss]ur|[Oo]riente|[Pp]oniente)|${CAP}(?: (?:${LINK} )?${CAP})*)`
const FILLER = '(?:\\s*[.,…]+\\s*(?:(?:eh+|mm+|este|espere|a ver|ay|no se|como se llama|justo|ahi|mismo|casi)[., ]*)*)?'

/** Capitals that begin a line and are no street. */
const WORD =
  'En|Es|Fue|Esta|Estamos|Estoy|Justo|Aqui|Aca|Ahi|Hay|Si|Ya|Bueno|Mire|No|Ay|A|De|Era|Son|Y|Por|Casi|Una|La|El'

/** Patterns with the first street as `name` and the second as `other`. */
export function crossings(kind: string): readonly string[] {
  const one = `(?:${kind} (?:${NAME}|\\d{1,3})|${NAME})`
  const other = `(?<other>(?:${kind} )?(?:(?:la|el) (?=[A-Z]))?(?:${NAME}|(?<=asaje )\\d{1,3}))`
  return [
    `(?:[Ii]nterseccion|[Cc]ruce|[Ee]squina) (?:de|entre) (?:la |las calles |calle )?(?<name>${one}) (?:y|con) ${other}`,
    `(?<name>(?!(?:${WORD})\\W+(?:en )?(?:toda )?(?:la |una )?esquina)${one})${FILLER} ?(?:[Jj]usto )?(?:(?:en )?(?:toda )?(?:la )?)?(?:casi )?(?:en )?(?:la )?esquina (?:de |con )?${other}`,
    `(?<name>${kind} (?:\\d{1,3}|${NAME})) con${FILLER} ?(?:con )?${other}`,
    `(?<name>${kind} \\d{1,3} (?:y|al llegar a|llegando a|a la altura de|entre) (?:${kind} )?(?:(?:la|el) (?=[A-Z]))?${NAME})`,
  ]
}
