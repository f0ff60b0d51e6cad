import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allText, attributeOf, child, textOf, type XmlElement } from './element.ts'
import { readXml, XML_LIMITS, type XmlRead } from './readXml.ts'

const read = (text: string): XmlRead => readXml(Buffer.from(text))
function rootOf(text: string): XmlElement {
  const got = read(text)
  if (got.kind === 'bad') throw new Error(JSON.stringify(got.problems))
  return got.root
}
const whys = (got: XmlRead): string[] => got.problems.map(({ why }) => why)

describe('reading', () => {
  test('namespaces come by prefix, by default, and end with their element', () => {
    const root = rootOf(
      '<?xml version="1.0"?><!-- x --><a xmlns="urn:a" xmlns:b=\'urn:b\' n="1" b:n="2"><b:c xmlns="urn:c"><d/></b:c><e xmlns=""/><f/></a>\n',
    )
    const [c, e, f] = root.children
    expect([root.namespace, c?.namespace, c?.children[0]?.namespace, e?.namespace, f?.namespace]).toEqual([
      'urn:a',
      'urn:b',
      'urn:c',
      '',
      'urn:a',
    ])
    expect(root.attributes).toEqual([
      { name: 'n', namespace: '', value: '1' },
      { name: 'n', namespace: 'urn:b', value: '2' },
    ])
  })

  test('the five entities, character references and CDATA', () => {
    const root = rootOf('<a t="&lt;&#10;&quot;">N&#xFA;&#241;ez &amp; <![CDATA[<b>&amp;]]></a>')
    expect(root.text).toBe('Núñez & <b>&amp;')
    expect(attributeOf(root, 't')).toBe('< "')
  })

  test('text is tidied where it is asked for', () => {
    const root = rootOf('<a><b>\n one\t two </b><c> </c></a>')
    expect([textOf(root, 'b'), textOf(root, 'c'), textOf(root, 'd'), allText(root)]).toEqual([
      'one two',
      null,
      null,
      'one two',
    ])
  })
})

describe('what goes past', () => {
  test.each([
    ['<a>&nbsp;</a>', 'an entity that is none of the five'],
    ['<a>&#0;</a>', 'an entity that is none of the five'],
    ['<ac:a>x</ac:a>', 'a prefix was never declared'],
    ['<a b="1" b="2"/>', 'an attribute comes twice'],
    ['<a b/>', 'an attribute is not name="value"'],
    ['x<a/>', 'text before the root element'],
    ['<a/>\0', 'text after the root element'],
    ['<?xml version="1.0" encoding="KOI8"?><a/>', 'an encoding that is not known'],
  ])('%s', (text, why) => {
    const got = read(text)
    expect(got.kind).toBe('ok')
    expect(whys(got)).toEqual([why])
  })
})

describe('what does not', () => {
  test.each([
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'document types are not read'],
    ['<a><b></a>', 'an end tag does not fit'],
    ['<a><b/>', 'the document breaks off'],
    ['<a b=1/>', 'an attribute has no quotes'],
    ['<a b="1', 'an attribute is not closed'],
    ['<a ', 'a tag is not closed'],
    ['<a/><b/>', 'a second root element'],
    ['<!-- ', 'a comment is not closed'],
    ['<', 'a name is missing'],
    ['', 'no root element'],
    ['<a>'.repeat(100), 'nested too deeply'],
    [
      `<a${' b="1"'.repeat(3).replaceAll('b', 'b')}${Array.from({ length: 70 }, (_, i) => ` c${i}="1"`).join('')}/>`,
      'too many attributes',
    ],
    [`<${'a'.repeat(300)}/>`, 'a name is too long'],
    [`<a>${'<b/>'.repeat(20_001)}</a>`, 'too many elements'],
    [`<a>${' '.repeat(XML_LIMITS.bytes)}</a>`, 'too large'],
  ])('%.40s', (text, why) => {
    const got = read(text)
    expect(got.kind).toBe('bad')
    expect(whys(got).at(-1)).toBe(why)
  })

  test('of a document that breaks off, what was closed is kept and a half-written number is not', () => {
    const got = read('<a><b><c>1</c></b><d><e>2</e><f>-33.4')
    expect(got.kind).toBe('bad')
    expect(child(got.kind === 'bad' ? got.root : null, 'b')?.children[0]?.text).toBe('1')
    expect(child(got.kind === 'bad' ? got.root : null, 'd')?.children.map(({ name }) => name)).toEqual(['e'])
    expect(got.problems.at(-1)?.line).toBe(1)
  })
})

test.each<[string, Uint8Array, string[]]>([
  ['UTF-8 with its mark', Buffer.from('\u{feff}<a>ñ</a>'), []],
  ['UTF-16, little end first', Buffer.from('\u{feff}<a>ñ</a>', 'utf16le'), []],
  ['UTF-16, big end first', Buffer.from('\u{feff}<a>ñ</a>', 'utf16le').swap16(), []],
  ['Latin-1 as it says', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>ñ</a>', 'latin1'), []],
  ['Latin-1 in disguise', Buffer.from('<a>ñ</a>', 'latin1'), ['the bytes are not of the encoding that is told']],
])('%s', (_, bytes, problems) => {
  const got = readXml(bytes)
  expect(got.kind === 'ok' && got.root.text).toBe('ñ')
  expect(whys(got)).toEqual(problems)
})

test('no bytes make it throw', () => {
  const piece = fc.constantFrom(
    '<a>',
    '</a>',
    '<a b="c">',
    '<x:y xmlns:x="u"/>',
    '&amp;',
    '&',
    ';',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?',
    '?>',
    '"',
    '=',
    '<!D',
    ' ',
    'é',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => void read(pieces.join(''))),
    { numRuns: 2000 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readXml(bytes)),
    { numRuns: 500 },
  )
})
