/** Reads a GML shape of a location (RFC 5491 §5, OGC 06-142): which system its numbers are in, its corners and its lengths. */
import { attributeOf, child, childrenOf, descendants, textOf, tidy, type XmlElement } from '../xml/element.ts'
import { isWithinGlobe, type Position, type Shape } from './shape.ts'

/** Why a shape cannot be used, or why only with care. */
export type ShapeRead =
  | { readonly kind: 'ok'; readonly shape: Shape; readonly problems: readonly string[] }
  | { readonly kind: 'bad'; readonly why: string }

/** Corners of a polygon: RFC 5491 §5.2.3 wants at most 16, coverage areas of the field have hundreds. */
const CORNERS = 2_000

class Unreadable extends Error {}

/** Local names of the shapes, as they stand in a document. */
export const SHAPES: ReadonlySet<string> = new Set([
  'Point',
  'Circle',
  'Sphere',
  'Ellipse',
  'Ellipsoid',
  'ArcBand',
  'Polygon',
  'Prism',
])

/** Never throws. */
export function readShape(element: XmlElement): ShapeRead {
  const problems: string[] = []
  try {
    const shape = read(element, { dimensions: dimensionsOf(element, problems), problems })
    if (!corners(shape).every(isWithinGlobe)) return { kind: 'bad', why: 'a coordinate lies outside the globe' }
    return { kind: 'ok', shape, problems }
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'bad', why: error.message }
    throw error
  }
}

const corners = (shape: Shape): readonly Position[] => ('ring' in shape ? shape.ring : [shape.at])

type Context = { readonly dimensions: 2 | 3 | null; readonly problems: string[] }

/**
 * `urn:ogc:def:crs:EPSG::4326` and `::4979` (§5: the only two allowed), also with a version between the colons, as
 * `http://www.opengis.net/def/crs/EPSG/0/4326`, as `…/gml/srs/epsg.xml#4326`, and as the bare `EPSG:4326` of older phones.
 */
export function dimensionsOf(element: XmlElement, problems: string[]): 2 | 3 | null {
  const name = attributeOf(element, 'srsName') ?? attributeOf(child(element, 'pos'), 'srsName')
  if (name === null) {
    problems.push('no coordinate system is named: WGS 84 is supposed')
    return null
  }
  const code = /(\d{4,6})$/.exec(name)?.[1]
  if (code === '4326') return 2
  if (code === '4979') return 3
  throw new Unreadable('a coordinate system other than WGS 84')
}

function read(element: XmlElement, context: Context): Shape {
  switch (element.name) {
    case 'Point':
      return { kind: 'point', at: position(element, context) }
    case 'Circle':
    case 'Sphere':
      return orCentre(element, context, (at) => ({
        kind: element.name === 'Circle' ? 'circle' : 'sphere',
        at,
        radius: metres(element, 'radius', context),
      }))
    case 'Ellipse':
    case 'Ellipsoid':
      return orCentre(element, context, (at) => ({
        kind: element.name === 'Ellipse' ? 'ellipse' : 'ellipsoid',
        at,
        semiMajor: metres(element, 'semiMajorAxis', context),
        semiMinor: metres(element, 'semiMinorAxis', context),
        orientation: angle(element, 'orientation'),
        vertical: element.name === 'Ellipse' ? 0 : metres(element, 'verticalAxis', context),
      }))
    case 'ArcBand':
      return {
        kind: 'arcBand',
        at: position(element, context),
        inner: metres(element, 'innerRadius', context),
        outer: metres(element, 'outerRadius', context),
        start: angle(element, 'startAngle'),
        opening: angle(element, 'openingAngle'),
      }
    case 'Polygon':
      return { kind: 'polygon', ring: ring(element, context), height: 0 }
    case 'Prism': {
      const [base] = descendants(element, new Set(['Polygon']))
      if (!base) throw new Unreadable('a prism without a base')
      return { kind: 'prism', ring: ring(base, context), height: metres(element, 'height', context) }
    }
    default:
      throw new Unreadable('a shape that is not known')
  }
}

/** A round shape whose lengths cannot be read still has a middle to drive to: it becomes a point, and says so. */
function orCentre(element: XmlElement, context: Context, whole: (at: Position) => Shape): Shape {
  const at = position(element, context)
  try {
    return whole(at)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    context.problems.push(`${error.message}: only its centre is used`)
    return { kind: 'point', at }
  }
}

const NUMBER = /^[+-]?(?:\d{1,12}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][+-]?\d{1,2})?$/

function number(text: string): number {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN
  if (!Number.isFinite(value)) throw new Unreadable('a coordinate is no number')
  return value
}

/** Latitude comes first in both systems. A comma between the two is met, though `gml:pos` knows only blanks. */
function numbers(text: string): number[] {
  const pieces = tidy(text.replaceAll(',', ' ')).split(' ', 3 * CORNERS + 1)
  if (pieces.length > 3 * CORNERS) throw new Unreadable('a polygon of no or too many corners')
  return pieces.filter((one) => one !== '').map(number)
}

function place(values: readonly number[]): Position {
  const [latitude, longitude, altitude] = values
  if (latitude === undefined || longitude === undefined || values.length > 3)
    throw new Unreadable('a position has not two or three numbers')
  return { latitude, longitude, altitude: altitude ?? null }
}

/** `gml:pos`, or the `gml:coordinates` of GML 2. */
function position(element: XmlElement, { dimensions, problems }: Context): Position {
  const text = textOf(element, 'pos') ?? textOf(element, 'coordinates')
  if (text === null) throw new Unreadable('a shape has no position')
  const values = numbers(text)
  if (dimensions !== null && values.length !== dimensions)
    problems.push('a position has not as many numbers as its system')
  return place(values)
}

/** `gml:exterior/gml:LinearRing` with many `gml:pos` or one `gml:posList`; closed by its first corner again (§5.2.3). */
function ring(element: XmlElement, { dimensions, problems }: Context): readonly Position[] {
  const line = child(child(element, 'exterior'), 'LinearRing') ?? child(element, 'LinearRing')
  if (!line) throw new Unreadable('a polygon has no ring')
  const [list] = childrenOf(line, 'posList')
  const found = list ? fromList(list, dimensions) : fromPositions(line)
  const [first] = found
  const last = found.at(-1)
  if (!first || !last || found.length > CORNERS) throw new Unreadable('a polygon of no or too many corners')
  const closed = found.length > 1 && same(first, last)
  if (!closed) problems.push('a polygon is not closed')
  const open = closed ? found.slice(0, -1) : found
  if (open.length < 3) throw new Unreadable('a polygon of less than three corners')
  return open
}

const same = (a: Position, b: Position): boolean => a.latitude === b.latitude && a.longitude === b.longitude

/** `gml:pos` may each stand in a `gml:pointProperty`. */
function fromPositions(line: XmlElement): Position[] {
  const found: Position[] = []
  for (const { text } of descendants(line, new Set(['pos']))) {
    if (found.length > CORNERS) break
    found.push(place(numbers(text)))
  }
  return found
}

/** Twos or threes, as `srsDimension` says, or the system, or, failing both, what divides the count. */
function fromList(list: XmlElement, dimensions: 2 | 3 | null): Position[] {
  const values = numbers(list.text)
  const told = attributeOf(list, 'srsDimension')
  const guess = dimensions ?? (values.length % 2 === 0 ? 2 : 3)
  const by = told === '3' ? 3 : told === '2' ? 2 : guess
  if (values.length % by !== 0) throw new Unreadable('a list of positions breaks off')
  return Array.from({ length: values.length / by }, (_, i) => place(values.slice(i * by, (i + 1) * by)))
}

/** `urn:ogc:def:uom:EPSG::9001` is the metre (§5.2.3); feet and kilometres are met and are brought to metres. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['9001', 1],
  ['m', 1],
  ['metre', 1],
  ['meter', 1],
  ['9002', 0.3048],
  ['ft', 0.3048],
  ['9003', 0.304_800_609_6],
  ['9036', 1000],
  ['km', 1000],
])

const unit = (element: XmlElement | null): string =>
  // Only the end is looked at: a search from every letter of a long value would cost its square.
  /([A-Za-z0-9]+)$/.exec((attributeOf(element, 'uom') ?? '').slice(-32))?.[1]?.toLowerCase() ?? ''

function metres(element: XmlElement, name: string, { problems }: Context): number {
  const found = child(element, name)
  const text = tidy(found?.text ?? '')
  if (text === '') throw new Unreadable('a length is missing')
  const told = unit(found)
  const factor = told === '' ? 1 : UNITS.get(told)
  if (told === '') problems.push('a length has no unit: metres are supposed')
  if (factor === undefined) throw new Unreadable('a unit of length that is not known')
  const value = number(text) * factor
  if (value < 0) throw new Unreadable('a length below zero')
  return value
}

/** `urn:ogc:def:uom:EPSG::9102` is the degree, 9101 the radian. */
function angle(element: XmlElement, name: string): number {
  const found = child(element, name)
  const text = tidy(found?.text ?? '')
  if (text === '') throw new Unreadable('an angle is missing')
  const told = unit(found)
  if (told !== '' && told !== '9102' && told !== '9101' && told !== 'deg')
    throw new Unreadable('a unit of angle that is not known')
  const value = told === '9101' ? (number(text) * 180) / Math.PI : number(text)
  if (value >= 0 && value <= 360) return value
  return ((value % 360) + 360) % 360
}
