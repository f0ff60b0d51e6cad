/** The part of WebAssembly that the host uses; TypeScript knows it only together with the whole browser. */
declare namespace WebAssembly {
  type Memory = { readonly buffer: ArrayBuffer }
  type Instance = { readonly exports: object }
  type Imports = { readonly [module: string]: { readonly [name: string]: () => number } }
  function instantiate(binary: Uint8Array, imports: Imports): Promise<{ readonly instance: Instance }>
}
