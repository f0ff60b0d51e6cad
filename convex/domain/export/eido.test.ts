/** What we write as an EIDO is one, tells what it should, and what is none is refused with its place. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrest, bundles } from './bundle.fixture.ts'
import { toEido } from './eido.ts'
import { faultOfEido } from './eidoFault.ts'
import { hashUri, uniqueOf } from './eidoIds.ts'
import { MASK } from './hide.ts'
import { redact } from './redact.ts'

const issuer = { domain: 'sala.vigia.invalid' }
const eido = toEido(arrest, issuer)

describe('a cardiac arrest', () => {
  test('is valid, whole and redacted', () => {
    expect(faultOfEido(eido)).toBeNull()
    expect(faultOfEido(toEido(redact(arrest), issuer))).toBeNull()
  })

  test('has the names of the standard', () => {
    expect(eido).toMatchObject({
      $id: 'urn:emergency:uid:incidentid:550e8400e29b41d4a716446655440000:sala.vigia.invalid',
      eidoVersion: '1.0',
      updatedByAgencyReference: { $ref: 'sala.vigia.invalid' },
      callComponent: [
        {
          $id: 'urn:emergency:uid:callid:550e8400e29b41d4a716446655440000:sala.vigia.invalid',
          standardPrimaryCallType: 'emergency',
          answerDate: '2026-11-20T22:37:32.200Z',
          callStateRegistryText: 'callEnd',
          priorityIdentifier: 'highest',
        },
      ],
      incidentComponent: {
        incidentTypeInternalCode: 'paro_cardiorrespiratorio',
        internalIncidentId: 'INC-55440000',
        incidentCommonPriorityNumber: 10,
      },
      callbackComponent: [{ callBackInformationUri: ['tel:+56955501482'] }],
    })
  })

  test('tells the place, the patient and the recording', () => {
    const text = JSON.stringify(eido)
    expect(text).toContain('<A3>Providencia</A3><RD>Los Tilos</RD><HNO>2890</HNO><UNIT>501</UNIT>')
    expect(text).toContain('"personSurName":[{"value":"Pérez"}]')
    expect(text).toContain('"ageMeasure":[{"unsignedIntegerValue":[{"value":71}]')
    expect(eido).toMatchObject({ mediaComponent: [{ uri: hashUri('ab'.repeat(32)), contentType: 'audio/wav' }] })
  })

  test('keeps its people to itself when redacted', () => {
    const text = JSON.stringify(toEido(redact(arrest), issuer))
    for (const word of ['Juan', 'Pérez', 'Marta', 'Carla', 'Paula', '2890', '501', '1482'])
      expect(text).not.toContain(word)
    expect(text).toContain(MASK)
    expect(text).not.toContain('callbackComponent')
  })
})

test('a practice call never looks like one that somebody has to go to', () => {
  const practice = toEido({ ...arrest, call: { ...arrest.call, practice: true } }, issuer)
  expect(practice).toMatchObject({
    callComponent: [{ standardPrimaryCallType: 'nonEmergency', localCallType: 'practice' }],
  })
})

test('every bundle makes a valid document, whole and redacted, with markup that holds', () => {
  fc.assert(
    fc.property(bundles, fc.boolean(), (bundle, clean) => {
      const document = JSON.parse(JSON.stringify(toEido(clean ? redact(bundle) : bundle, issuer)))
      expect(faultOfEido(document)).toBeNull()
      for (const { locationByValue } of document.locationComponent ?? []) {
        const xml = /^<\?xml [^<>]*\?>(<[^<>]+>|[^<>]*)*$/
        expect(locationByValue).toMatch(xml)
      }
    }),
    { numRuns: 60 },
  )
})

describe('what is no EIDO is refused by place and reason', () => {
  const without = (change: (copy: Record<string, unknown>) => void): unknown => {
    const copy = structuredClone(eido) as unknown as Record<string, unknown>
    change(copy)
    return copy
  }
  test.each([
    ['no agency', without((copy) => delete copy.agencyComponent), { path: '', reason: /agencyComponent/ }],
    [
      'another version',
      without((copy) => Object.assign(copy, { eidoVersion: '2.0' })),
      { path: '/eidoVersion', reason: /1\.0/ },
    ],
    [
      'a time that is none',
      without((copy) => Object.assign(copy, { lastUpdateTimeStamp: 'yesterday' })),
      { path: '/lastUpdateTimeStamp', reason: /date-time/ },
    ],
    [
      'a reference to nothing',
      without((copy) => Object.assign(copy, { updatedByAgentReference: { $ref: 'nobody' } })),
      { path: '/updatedByAgentReference/$ref', reason: /nobody/ },
    ],
    ['no object', 'text', { path: '', reason: /object/ }],
  ])('%s', (_, document, { path, reason }) => {
    const fault = faultOfEido(document)
    expect(fault?.path).toBe(path)
    expect(fault?.reason).toMatch(reason)
  })
})

test('ids are of 10 to 32 letters and figures, the same for the same call, others for others', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(uniqueOf(a)).toMatch(/^[a-z0-9]{10,32}$/)
      expect(uniqueOf(a)).toBe(uniqueOf(a))
      if (a.toLowerCase() !== b.toLowerCase()) expect(uniqueOf(a)).not.toBe(uniqueOf(b))
    }),
  )
})

test('a hash is named as RFC 6920 does', () => {
  // The example of §8.1.
  const hash = '7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069'
  expect(hashUri(hash)).toBe('ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk')
})
