/** @file The engines that golden numbers are held against, each with the error that its precision allows. */
import { OnnxRuntimeEngine } from '../../src/engines/onnxruntime/engine.js';
import { ReferenceEngine } from '../../src/engines/reference/engine.js';

export const testedEngines = [
  { title: 'ONNX Runtime in float32', open: () => new OnnxRuntimeEngine(), tolerance: 1e-5 },
  { title: 'the reference engine in float64', open: () => new ReferenceEngine(), tolerance: 1e-9 },
] as const;

/** What float32 numbers in a golden file allow at least. */
export const storedTolerance = 1e-7;
