import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sample, samples } from './fixtures/samples.ts'
import { type Located, parsePidfLo } from './pidfLo.ts'
import { centre, distance, moved } from './shape.ts'

function first(name: string): Located {
  const read = parsePidfLo(sample(name))
  const [located] = read.value.locations
  if (!located) throw new Error(`${name}: ${read.problems.join('; ')}`)
  return located
}
const edited = (name: string, from: string | RegExp, to: string): Uint8Array =>
  Buffer.from(Buffer.from(sample(name)).toString().replace(from, to))

describe('shapes (RFC 5491 §5)', () => {
  test.each([
    ['point', { kind: 'point', at: { latitude: -33.4372, longitude: -70.6506, altitude: null } }],
    ['point3d', { kind: 'point', at: { latitude: -34.407, longitude: 150.883, altitude: 24.8 } }],
    ['circle', { kind: 'circle', radius: 850.24, at: { latitude: 42.5463, longitude: -73.2512, altitude: null } }],
    ['sphere', { kind: 'sphere', radius: 850.24, at: { latitude: 42.5463, longitude: -73.2512, altitude: 26.3 } }],
    ['ellipse', { kind: 'ellipse', semiMajor: 1275, semiMinor: 670, orientation: 43.2 }],
    ['ellipsoid', { kind: 'ellipsoid', semiMajor: 7.7156, semiMinor: 3.31, vertical: 28.7, orientation: 90 }],
    ['arcBand', { kind: 'arcBand', inner: 1661.55, outer: 2215.4, start: 266, opening: 120 }],
    ['polygonList', { kind: 'polygon', ring: { length: 4 } }],
    ['prism', { kind: 'prism', ring: { length: 4 }, height: 2.4 }],
  ])('%s', (name, shape) => {
    expect(first(name).shapes).toMatchObject([shape])
    expect(parsePidfLo(sample(name)).problems).toEqual([])
  })

  test('a polygon of many positions, its last corner the first again', () => {
    const [shape] = first('polygon').shapes
    expect(shape?.kind === 'polygon' && shape.ring.map(({ latitude }) => latitude)).toEqual([
      43.311, 43.111, 43.111, 43.311, 43.411, 43.411,
    ])
  })

  test.each([
    ['urn:ogc:def:crs:EPSG::4326', true],
    ['urn:ogc:def:crs:EPSG:6.6:4326', true],
    ['http://www.opengis.net/def/crs/EPSG/0/4326', true],
    ['http://www.opengis.net/gml/srs/epsg.xml#4326', true],
    ['EPSG:4326', true],
    ['urn:ogc:def:crs:EPSG::32719', false],
  ])('system %s', (name, known) => {
    const read = parsePidfLo(edited('circle', 'urn:ogc:def:crs:EPSG::4326', name))
    expect(read.kind).toBe(known ? 'ok' : 'bad')
  })

  test.each([
    ['a latitude above the pole', '42.5463 -73.2512', '92.5 -73', 'a coordinate lies outside the globe'],
    ['no number', '42.5463 -73.2512', 'x y', 'a coordinate is no number'],
    ['one number', '42.5463 -73.2512', '42.5463', 'a position has not two or three numbers'],
  ])('%s is refused with its reason', (_, from, to, why) => {
    const read = parsePidfLo(edited('circle', from, to))
    expect(read.kind).toBe('bad')
    expect(read.problems).toContain(`Circle: ${why}`)
  })

  test.each([
    ['a length below zero', '850.24', '-1', 'a length below zero'],
    ['no length', '850.24', '', 'a length is missing'],
    ['an unknown unit', 'EPSG::9001', 'EPSG::9999', 'a unit of length that is not known'],
  ])('%s: the centre is used, and how sure it is is not known', (_, from, to, why) => {
    const read = parsePidfLo(edited('circle', from, to))
    expect(read.value.locations[0]?.shapes).toMatchObject([{ kind: 'point', at: { latitude: 42.5463 } }])
    expect(read.problems).toEqual([`Circle: ${why}: only its centre is used`])
  })

  test('units are brought to metres; none is told and supposed', () => {
    const radius = (bytes: Uint8Array): unknown => parsePidfLo(bytes).value.locations[0]?.shapes[0]
    expect(radius(edited('circle', 'EPSG::9001', 'EPSG::9002'))).toMatchObject({ radius: 850.24 * 0.3048 })
    expect(parsePidfLo(edited('circle', / uom="[^"]+"/, '')).problems).toEqual([
      'Circle: a length has no unit: metres are supposed',
    ])
  })
})

describe('centre and uncertainty', () => {
  test('an arc band: the middle of the band, not the antenna, and a circle that holds it', () => {
    const [band] = first('arcBand').shapes
    if (band?.kind !== 'arcBand') throw new Error('no band')
    const { at, uncertainty } = centre(band)
    expect(distance(at, band.at)).toBeGreaterThan(500)
    for (const bearing of [266, 300, 326, 26])
      for (const reach of [band.inner, band.outer])
        expect(distance(at, moved(band.at, reach, bearing))).toBeLessThanOrEqual((uncertainty ?? 0) + 1)
  })

  test('a square of 100 m has its middle, and a corner is 71 m away', () => {
    const at = { latitude: -33.4372, longitude: -70.6506, altitude: null }
    const corner = (bearing: number) => moved(at, Math.SQRT1_2 * 100, bearing)
    const found = centre({ kind: 'polygon', ring: [45, 135, 225, 315].map(corner), height: 0 })
    expect(distance(found.at, at)).toBeLessThan(0.1)
    expect(found.uncertainty).toBeCloseTo(70.7, 0)
  })

  test('over the date line too', () => {
    const ring = [179.99, -179.99].flatMap((longitude) => [
      { latitude: 0, longitude, altitude: null },
      { latitude: 0.02, longitude, altitude: null },
    ])
    const { at, uncertainty } = centre({ kind: 'polygon', ring, height: 0 })
    expect(Math.abs(Math.abs(at.longitude) - 180)).toBeLessThan(0.001)
    expect(uncertainty).toBeLessThan(2000)
  })

  test('whoever goes out and comes back is where they were', () => {
    fc.assert(
      fc.property(
        fc.record({
          latitude: fc.double({ min: -80, max: 80, noNaN: true }),
          longitude: fc.double({ min: -180, max: 180, noNaN: true }),
          altitude: fc.constant(null),
        }),
        fc.double({ min: 1, max: 50_000, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (from, metres, bearing) => {
          expect(distance(from, moved(from, metres, bearing))).toBeCloseTo(metres, 3)
        },
      ),
    )
  })
})

describe('documents', () => {
  test('rule 8 of RFC 5491: devices before tuples before persons, and all are kept', () => {
    const { value } = parsePidfLo(sample('several'))
    expect(value.locations.map(({ within, id }) => [within, id])).toEqual([
      ['device', 'ue1'],
      ['tuple', 't1'],
      ['person', 'p1'],
    ])
    // 07:00 at −03:00 is 10:00 UTC.
    expect(value.locations[1]?.at).toBe(Date.UTC(2026, 10, 20, 10))
  })

  test('method, moment, confidence, retention', () => {
    expect(first('circle')).toMatchObject({
      method: 'OTDOA',
      at: Date.UTC(2026, 10, 20, 10, 1, 2),
      confidence: 67,
      keepUntil: Date.UTC(2026, 10, 21, 10, 1, 2),
      retransmission: false,
    })
  })

  test('the form of RFC 4119: status, GML 2 coordinates, an older civic namespace', () => {
    const located = first('rfc4119')
    expect(located.shapes).toMatchObject([{ kind: 'point', at: { latitude: 37.775, longitude: -122.422 } }])
    expect(located.civics[0]?.parts.get('A6')).toBe('Broadway')
    expect(located.retransmission).toBe(true)
  })

  test('an address with accents; types of other namespaces keep theirs', () => {
    expect(first('civicChile').civics[0]?.parts.get('A3')).toBe('Ñuñoa')
    expect(first('civicExtended').civics[0]?.parts.get('MP')).toBe('248')
    expect(first('civicExtended').civics[0]?.parts.get('{http://postsoftheworld.example/ns}lamp')).toBe('2471')
  })

  test('a HELD answer carries one', () => {
    expect(first('held')).toMatchObject({ method: 'Wiremap', at: Date.UTC(2026, 10, 20, 10, 1, 2, 500) })
  })

  test('one that broke off gives what was whole, and says that it broke', () => {
    const bytes = sample('several')
    const cut = parsePidfLo(bytes.subarray(0, bytes.length - 60))
    expect(cut.kind).toBe('damaged')
    expect(cut.value.locations.length).toBeGreaterThanOrEqual(2)
    expect(cut.problems.at(-1)).toMatch(/breaks off|not closed|fit/)
  })

  test.each([
    ['nothing', ''],
    ['no XML', 'hola'],
    ['another document', '<note/>'],
    ['a presence without a place', '<presence xmlns="urn:ietf:params:xml:ns:pidf"/>'],
    ['a document type', '<!DOCTYPE p [<!ENTITY a "b">]><presence/>'],
  ])('%s is bad and says why', (_, text) => {
    const read = parsePidfLo(Buffer.from(text))
    expect(read.kind).toBe('bad')
    expect(read.problems.length).toBeGreaterThan(0)
  })
})

test('no cut and no changed byte of any sample makes it throw', () => {
  const all = [...samples.values()]
  fc.assert(
    fc.property(
      fc.nat(all.length - 1),
      fc.nat(),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
      (which, length, changes) => {
        const bytes = Uint8Array.from(all[which] ?? [])
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        parsePidfLo(length % 3 === 0 ? bytes.subarray(0, length % bytes.length) : bytes)
      },
    ),
    { numRuns: 3000 },
  )
})
