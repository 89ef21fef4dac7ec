/** @file The engines that golden numbers are held against, each with the error that its precision allows. */
import type { Engine } from '../../src/engines/engine.js';
import { OnnxRuntimeEngine } from '../../src/engines/onnxruntime/engine.js';
import { engineOpeners } from '../../src/engines/open.js';
import { ReferenceEngine } from '../../src/engines/reference/engine.js';
import { useTensorFlow } from '../engines/tensorflow-storage.js';

async function openTensorFlow(): Promise<Engine> {
  useTensorFlow();
  return engineOpeners.tensorflow();
}

export const testedEngines = [
  { title: 'ONNX Runtime in float32', open: async () => new OnnxRuntimeEngine(), tolerance: 1e-5 },
  { title: 'TensorFlow in float32', open: openTensorFlow, tolerance: 1e-5 },
  { title: 'the reference engine in float64', open: async () => new ReferenceEngine(), tolerance: 1e-9 },
] as const;

/** What float32 numbers in a golden file allow at least. */
export const storedTolerance = 1e-7;
