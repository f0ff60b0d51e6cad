/** The global scope of an AudioWorklet, which TypeScript's DOM library does not describe (Web Audio API §1.32). */

declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort
  /** Called for each 128 samples; false ends the node. */
  abstract process(inputs: readonly (readonly Float32Array[])[], outputs: readonly (readonly Float32Array[])[]): boolean
}

declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void
