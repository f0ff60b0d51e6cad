/** The raw module that `@echogarden/fvad-wasm` is: WebRTC's voice detector, one handle a channel. */
declare module '@echogarden/fvad-wasm' {
  export type Fvad = {
    _fvad_new(): number
    _fvad_free(handle: number): void
    /** 0 (quality) to 3 (very aggressive). */
    _fvad_set_mode(handle: number, mode: number): number
    _fvad_set_sample_rate(handle: number, hz: number): number
    /** 1 speech, 0 none, −1 when the length is not 10, 20 or 30 ms. */
    _fvad_process(handle: number, samples: number, length: number): number
    _malloc(bytes: number): number
    _free(pointer: number): void
    readonly HEAP16: Int16Array
  }
  export default function load(): Promise<Fvad>
}
