/**
 * Models for recognition inside this app that are known to fit it: releases of k2-fsa/sherpa-onnx (tag `asr-models`).
 * Sums and sizes are those that independent projects publish for these files; nobody has verified them against a download here.
 */

export type KnownModel = {
  readonly id: string
  readonly title: string
  /** BCP 47 primary tag. */
  readonly language: string
  readonly url: string
  /** Of the archive. */
  readonly bytes: number
  /** Absent: nobody publishes one; the admin gives it, or trusts what comes first. */
  readonly sha256?: string
  readonly licence: string
}

const RELEASE = 'https://github.com/k2-fsa/sherpa-onnx/releases/download/asr-models'

export const MODELS: readonly KnownModel[] = [
  {
    id: 'es-kroko-2025-08-06',
    title: 'Kroko zipformer',
    language: 'es',
    url: `${RELEASE}/sherpa-onnx-streaming-zipformer-es-kroko-2025-08-06.tar.bz2`,
    bytes: 124_394_665,
    sha256: '31b2230a95d23290b308b393da930015a4b2105cb3abb9367aed35f7fcf29cf1',
    licence: 'CC-BY-SA-4.0',
  },
  {
    id: 'en-kroko-2025-08-06',
    title: 'Kroko zipformer',
    language: 'en',
    url: `${RELEASE}/sherpa-onnx-streaming-zipformer-en-kroko-2025-08-06.tar.bz2`,
    bytes: 57_267_600,
    sha256: 'c8676e5ff9ac2a85296e53ee0fd4d5fb1db6770e7a7647166eeafe349ade6834',
    licence: 'CC-BY-SA-4.0',
  },
  {
    id: 'en-2023-06-26',
    title: 'Zipformer (LibriSpeech)',
    language: 'en',
    url: `${RELEASE}/sherpa-onnx-streaming-zipformer-en-2023-06-26.tar.bz2`,
    bytes: 310_000_000,
    licence: 'Apache-2.0',
  },
  {
    id: 'es-moonshine-base-2026-02-27',
    title: 'Moonshine base',
    language: 'es',
    url: `${RELEASE}/sherpa-onnx-moonshine-base-es-quantized-2026-02-27.tar.bz2`,
    bytes: 63_000_000,
    sha256: '850c3dcc5dfccc8b1feb10bb221b11d6039b6f5c626241729f46863771016383',
    licence: 'Moonshine Community License',
  },
  {
    id: 'en-moonshine-tiny-2026-02-27',
    title: 'Moonshine tiny',
    language: 'en',
    url: `${RELEASE}/sherpa-onnx-moonshine-tiny-en-quantized-2026-02-27.tar.bz2`,
    bytes: 43_000_000,
    sha256: '9ec31b342d8fa3240c3b81b8f82e1cf7e3ac467c93ca5a999b741d5887164f8d',
    licence: 'MIT',
  },
]
