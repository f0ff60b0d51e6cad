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

const AAA = ['t1/bg', 't1/panel', 't1/raised', 't1/p1t', 't1/p2t', 't1/p3t', 't1/sel', 't1/negt', 't1/post']
const TEXT = [
  't2/panel t2/raised t2/sunken t3/bg t3/panel t3/raised t3/sunken',
  'p1ink/p1 p2ink/p2 p3ink/p3 p4ink/p4 p1fg/panel p2fg/panel p3fg/panel p4fg/panel',
  'p1fg/p1t p2fg/p2t p3fg/p3t p2fg/sunken p1fg/sunken neg/panel pos/panel neg/negt machine/panel machine/machinet',
  'rec/panel agent/panel caller/panel on-primary/primary t2/sel',
].flatMap((line) => line.split(' '))
// The amber of P2 on a light panel stays amber: its glyph has an outline that passes instead.
const SHAPES = ['edge/panel', 'edge/bg', 'focus/bg', 'focus/panel', 'p1/panel', 'p3/panel', 'p4/panel', 'neu/panel']

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

  test('what is read first has 7:1', () => expect(under(AAA, 7)).toEqual([]))
  test('every text has 4.5:1', () => expect(under(TEXT, 4.5)).toEqual([]))
  test('every shape and edge has 3:1', () => expect(under(SHAPES, 3)).toEqual([]))
})

test('every theme defines the same colours', () => {
  const dark = [...tokensOf('dark').keys()].sort()
  expect(dark.length).toBeGreaterThan(40)
  // High contrast sets two tracks of its own.
  for (const theme of ['light', 'hc'])
    expect([...tokensOf(theme).keys()].filter((name) => !['track', 'gauge'].includes(name)).sort()).toEqual(dark)
})
