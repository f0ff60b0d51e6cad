/** What the caller's provider, device and family want the room to know (Additional Data, RFC 7852). */
import { allText, attributeOf, child, childrenOf, textOf, type XmlElement } from '../xml/element.ts'
import { readXml } from '../xml/readXml.ts'
import { type Card, readCards } from './xcard.ts'

export type AdditionalData =
  | {
      readonly kind: 'provider'
      readonly name: string | null
      readonly id: string | null
      /** `Wireless Provider`, `Telecom Provider`, … (RFC 7852 §4.1.4); as written. */
      readonly type: string | null
      /** Whom to call for help with this call, 24 hours (§4.1.5). */
      readonly contact: string | null
      readonly cards: readonly Card[]
    }
  | {
      readonly kind: 'service'
      readonly environment: string | null
      readonly types: readonly string[]
      readonly mobility: string | null
    }
  | {
      readonly kind: 'device'
      readonly classification: string | null
      readonly maker: string | null
      readonly model: string | null
      readonly ids: readonly { readonly type: string | null; readonly value: string }[]
    }
  | { readonly kind: 'subscriber'; readonly privacy: boolean; readonly cards: readonly Card[] }
  | { readonly kind: 'comment'; readonly texts: readonly string[] }
  /** Something else of the registry (VEDS, eCall MSD, CAP): named, not read. */
  | { readonly kind: 'other'; readonly purpose: string; readonly bytes: number }
  /** By reference: listed for the dispatcher, never fetched. */
  | { readonly kind: 'reference'; readonly purpose: string; readonly uri: string }
  | { readonly kind: 'broken'; readonly purpose: string; readonly why: string }

const TYPE = /^application\/emergencycalldata\.([a-z0-9.-]{1,64}?)(?:\+xml)?$/
const LONG = 4_000
const MOST = 16

/** The block's name in lower case when a media type is of additional data (§11.1), else null. */
export const blockOf = (mediaType: string): string | null => TYPE.exec(mediaType)?.[1] ?? null

/** A block by its name and its bytes. Never throws. */
export function readAdditional(block: string, bytes: Uint8Array): AdditionalData {
  if (!isKnown(block)) return { kind: 'other', purpose: block, bytes: bytes.length }
  const xml = readXml(bytes)
  if (!xml.root) return { kind: 'broken', purpose: block, why: xml.problems.at(-1)?.why ?? 'nothing to read' }
  return read(block, xml.root)
}

/** Those that stand within a location document's `provided-by`, by value and by reference (§5.3). */
export function readProvided(providedBy: XmlElement): readonly AdditionalData[] {
  const found: AdditionalData[] = []
  const walk = (element: XmlElement): void => {
    for (const one of element.children) {
      if (found.length >= MOST) return
      const block = /^EmergencyCallData\.(.{1,64})$/.exec(one.name)?.[1]?.toLowerCase()
      const uri = attributeOf(one, 'ref')
      if (block !== undefined && isKnown(block)) found.push(read(block, one))
      else if (one.name === 'EmergencyCallDataReference' && uri !== null) {
        const purpose = (attributeOf(one, 'purpose') ?? '').toLowerCase().replace(/^emergencycalldata\./, '')
        found.push({ kind: 'reference', purpose, uri })
      } else walk(one)
    }
  }
  walk(providedBy)
  return found
}

const BLOCKS = ['providerinfo', 'serviceinfo', 'deviceinfo', 'subscriberinfo', 'comment'] as const
type Block = (typeof BLOCKS)[number]
const isKnown = (block: string): block is Block => BLOCKS.some((one) => one === block)

function read(block: Block, root: XmlElement): AdditionalData {
  const text = (name: string): string | null => textOf(root, name)?.slice(0, LONG) ?? null
  switch (block) {
    case 'providerinfo':
      return {
        kind: 'provider',
        name: text('DataProviderString'),
        id: text('ProviderID'),
        type: text('TypeOfProvider') ?? text('TypeOfProviderID'),
        contact: text('ContactURI'),
        cards: readCards(root),
      }
    case 'serviceinfo':
      return {
        kind: 'service',
        environment: text('ServiceEnvironment'),
        types: childrenOf(root, 'ServiceType').slice(0, MOST).map(allText),
        mobility: text('ServiceMobility'),
      }
    case 'deviceinfo':
      return {
        kind: 'device',
        classification: text('DeviceClassification'),
        maker: text('DeviceMfgr'),
        model: text('DeviceModelNr'),
        ids: childrenOf(root, 'UniqueDeviceID')
          .slice(0, MOST)
          .map((id) => ({ type: attributeOf(id, 'TypeOfDeviceID'), value: allText(id).slice(0, 256) })),
      }
    case 'subscriberinfo': {
      const privacy = /^(?:true|1|yes)$/i.test(attributeOf(root, 'privacyRequested') ?? '')
      return { kind: 'subscriber', privacy, cards: readCards(child(root, 'SubscriberData') ?? root) }
    }
    case 'comment':
      return {
        kind: 'comment',
        texts: childrenOf(root, 'Comment')
          .slice(0, MOST)
          .map((one) => allText(one).slice(0, LONG)),
      }
  }
}
