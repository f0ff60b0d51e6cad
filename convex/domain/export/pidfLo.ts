/** Where help is needed, as a PIDF-LO civic address (RFC 5139, RFC 4119). */
import type { CanonicalRecord } from '../canonical.ts'
import { element, escaped } from './markup.ts'

/** Null while nothing of a place is known. */
export function pidfLo(record: CanonicalRecord, entity: string): string | null {
  const { direccion, numero, depto, comuna, ubicacion_referencia: landmark, ubicacion_detalle: detail } = record
  const parts = [
    element('A3', comuna),
    element('RD', direccion),
    element('HNO', numero),
    element('LMK', landmark),
    element('LOC', detail),
    element('UNIT', depto),
  ].join('')
  if (parts === '') return null
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10"',
    ` xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" entity="${escaped(entity)}">`,
    '<dm:device id="place"><gp:geopriv><gp:location-info>',
    '<civicAddress xmlns="urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr">',
    `<country>CL</country>${parts}</civicAddress>`,
    '</gp:location-info><gp:usage-rules/><gp:method>Manual</gp:method></gp:geopriv></dm:device></presence>',
  ].join('')
}

/** The same on one line, for people. */
export function placeText({
  direccion,
  numero,
  depto,
  comuna,
  ubicacion_referencia: landmark,
}: CanonicalRecord): string {
  const street = [direccion, numero].filter((part) => part !== undefined).join(' ')
  const unit = depto === undefined ? '' : `depto ${depto}`
  return [street, unit, comuna, landmark].filter((part) => part !== undefined && part !== '').join(', ')
}
