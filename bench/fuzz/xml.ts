/** Documents that come within calls: locations (PIDF-LO) and recording metadata, and the XML reader below both. */
import { samples as locations } from '../../electron/capture/emergency/fixtures/samples.ts'
import { parsePidfLo } from '../../electron/capture/emergency/pidfLo.ts'
import { samples as metadata } from '../../electron/capture/siprec/fixtures/samples.ts'
import { apply, EMPTY_MODEL } from '../../electron/capture/siprec/model.ts'
import { parseRsMetadata } from '../../electron/capture/siprec/parseMetadata.ts'
import { RUN, runOf, type Subject } from './subject.ts'

const UNITS = [
  '<', '>', '&', ';', '"', "'", '/', '=', ' ', '\t', '\r', '\n', '\r\n', ':', '-', '!', '?', ']', 'a', '0', '.', '\u00e9', '\0', '\u{1f600}', '\ufeff',
  '<a>', '<a ', '</a>', '<a/>', '<!--', '-->', '<!-- -->', '<![CDATA[', ']]>', ']]', '<?a?>', '<?', '&amp;', '&a', '&#', '&#x0;', '&#32;', 'a="b" ', "a='", 'a=', '<a:', 'xmlns:a="b" ', '<!DOCTYPE ', '<!ENTITY a "',
] // biome-ignore format: a table

/** Runs where a reader of elements, attributes, text, names and numbers would meet them. */
function* runsIn(samples: ReadonlyMap<string, Uint8Array>, tags: readonly string[]): Generator<Uint8Array> {
  for (const unit of UNITS) {
    const run = runOf(unit)
    yield Buffer.from(run)
    for (const tag of tags) {
      yield Buffer.from(`<${tag}>${run}</${tag}>`)
      yield Buffer.from(`<${tag} ${run}>`)
      yield Buffer.from(`<${tag} a="${run}"/>`)
      yield Buffer.from(`<${tag}${run}`)
    }
    for (const sample of samples.values()) {
      // In every text and every attribute of a real document, one at a time where there are few.
      const text = Buffer.from(sample).toString('utf8')
      const places = [...text.matchAll(/>(?=[^<\s])|="/g)].map((found) => found.index + found[0].length)
      for (const at of places.filter((_, index) => index % Math.ceil(places.length / 6) === 0)) {
        yield Buffer.from(`${text.slice(0, at)}${run}${text.slice(at)}`)
      }
    }
  }
  for (const tag of tags) {
    yield Buffer.from(runOf(`<${tag}>`))
    yield Buffer.from(runOf(`<${tag}>`, RUN / 2) + runOf(`</${tag}>`, RUN / 2))
    yield Buffer.from(`<${tag}>${runOf('<b/>', RUN)}</${tag}>`)
    yield Buffer.from(`<${tag}>${runOf(`<${tag} id="1"/>`, 400_000)}</${tag}>`)
    yield Buffer.from(`<${tag} ${Array.from({ length: 5000 }, (_, n) => `a${n}="1"`).join(' ')}/>`)
    yield Buffer.from(
      `<${tag} ${Array.from({ length: 3000 }, (_, n) => `xmlns:a${n}="u${n}"`).join(' ')}>${runOf('<a1:b/>')}</${tag}>`,
    )
  }
  for (const sample of samples.values()) {
    const text = Buffer.from(sample).toString('utf8')
    const [open = 0, close = text.length] = [text.indexOf('>', text.indexOf('<', 60)) + 1, text.lastIndexOf('</')]
    // The inside of a whole document again and again.
    yield Buffer.from(`${text.slice(0, open)}${runOf(text.slice(open, close))}${text.slice(close)}`)
  }
}

export const pidf: Subject = {
  kind: 'pidf',
  samples: [...locations.values()],
  words: [
    '<gml:pos>',
    '<gml:posList>',
    '</gml:pos>',
    '<gs:radius uom="urn:ogc:def:uom:EPSG::9001">',
    'srsName="urn:ogc:def:crs:EPSG::4326"',
    '<ca:A1>',
    '<gp:geopriv>',
    '<tuple id="a">',
    '-33.4 -70.6',
    '1e400',
    'xmlns=""',
  ],
  hostile: () => runsIn(locations, ['presence', 'gml:pos', 'gp:location-info', 'gml:Polygon', 'civicAddress']),
  read: (bytes) => void parsePidfLo(bytes),
}

export const rsmetadata: Subject = {
  kind: 'rsmetadata',
  samples: [...metadata.values()],
  words: [
    '<stream stream_id="a" session_id="b">',
    '<label>1</label>',
    '<participant participant_id="a">',
    '<nameID aor="sip:a@b">',
    '<send>a</send>',
    '<datamode>partial</datamode>',
    '<associate-time>',
    '2026-01-01T00:00:00Z',
    '<participantstreamassoc participant_id="a">',
  ],
  hostile: () => runsIn(metadata, ['recording', 'participant', 'stream', 'nameID', 'send']),
  read(bytes) {
    const { value } = parseRsMetadata(bytes)
    apply(apply(EMPTY_MODEL, value, 0), value, 1)
  },
}
