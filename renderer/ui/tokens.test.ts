/** Contrast of the three themes, computed from the stylesheet itself (WCAG 2.2 §1.4.3 and §1.4.11). */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(`${import.meta.dirname}/tokens.css`, 'utf8')

const tokensOf = (theme: string): ReadonlyMap<string, readonly [number, number, number]> => {
  const block = new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
  const found = block.matchAll(/--([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)
  return new Map([...found].map(([, name, l, c, h]) => [name ?? '', [Number(l), Number(c), Number(h)]]))
}

/** OKLCH to linear sRGB, clipped to the screen's gamut (Ottosson 2020). */
const linear = ([l, c, h]: readonly [number, number, number]): readonly [number, number, number] => {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const L = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const M = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const S = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number): number => Math.min(1, Math.max(0, value))
  return [
    clip(4.0767416621 * L - 3.3077115913 * M + 0.2309699292 * S),
    clip(-1.2684380046 * L + 2.6097574011 * M - 0.3413193965 * S),
    clip(-0.0041960863 * L - 0.7034186147 * M + 1.707614701 * S),
  ]
}

const luminance = (colour: readonly [number, number, number]): number => {
  const [r, g, b] = linear(colour)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** What text and shapes may lie on. */
const SURFACES = 'bg panel raised hover sunken sel p1t p2t p3t p4t negt post machinet'.split(' ')
/** All that is ever the colour of text. */
const TEXTS = 't1 t2 t3 p1fg p2fg p3fg p4fg neg pos machine rec agent caller focus'.split(' ')
/** Edges, rings, glyphs and curves. */
const SHAPES = 'edge focus p1 p2 p3 p4 neu rec neg pos machine'.split(' ')
/** Text on what is filled with a colour of its own. */
const INKS = 'p1ink/p1 p2ink/p2 p3ink/p3 p4ink/p4 kwink/kw on-primary/primary'.split(' ')

const on = (fronts: readonly string[], backs: readonly string[] = SURFACES): readonly string[] =>
  fronts.flatMap((front) => backs.map((back) => `${front}/${back}`))

/** The amber of P2 stays amber: on a light surface its glyph has an outline (p2fg) and a numeral (p2ink) that pass instead. */
const OUTLINED = { light: new Set(on(['p2'])) } as const

describe.each(['dark', 'light', 'hc'])('%s', (theme) => {
  const tokens = tokensOf(theme)
  const ratio = (pair: string): number => {
    const [front, back] = pair.split('/').map((name) => {
      const colour = tokens.get(name)
      if (colour === undefined) throw new Error(`${theme} has no --${name}`)
      return luminance(colour)
    })
    if (front === undefined || back === undefined) throw new Error(`${pair} is not a pair`)
    return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05)
  }

  const under = (pairs: readonly string[], least: number): readonly string[] =>
    pairs.filter((pair) => ratio(pair) < least).map((pair) => `${pair} ${ratio(pair).toFixed(2)}`)

  test('what is read first has 7:1 on every surface', () => expect(under(on(['t1']), 7)).toEqual([]))
  test('every text has 4.5:1 on every surface', () => expect(under([...on(TEXTS), ...INKS], 4.5)).toEqual([]))
  test('every shape and edge has 3:1 on every surface', () => {
    const excepted: ReadonlySet<string> = theme === 'light' ? OUTLINED.light : new Set()
    expect(
      under(
        on(SHAPES).filter((pair) => !excepted.has(pair)),
        3,
      ),
    ).toEqual([])
    // The outline is there for whoever is excepted.
    expect(
      under(
        [...on(['p2fg']), 'p2fg/p2'].filter(() => excepted.size > 0),
        3,
      ),
    ).toEqual([])
  })
})

test('the glyph of P2 has its outline', () => {
  const glyph = readFileSync(`${import.meta.dirname}/PriorityGlyph.module.css`, 'utf8')
  expect(glyph).toMatch(/stroke:\s*var\(--p2fg\)/)
})

test('every theme defines the same colours', () => {
  const dark = [...tokensOf('dark').keys()].sort()
  expect(dark.length).toBeGreaterThan(40)
  // High contrast sets two tracks of its own.
  for (const theme of ['light', 'hc'])
    expect([...tokensOf(theme).keys()].filter((name) => !['track', 'gauge'].includes(name)).sort()).toEqual(dark)
})
