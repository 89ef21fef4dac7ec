/**
 * @file Python's pickle format as data: a stack machine whose instructions are one table, for all protocols. What a pickle
 * names is only looked up in a list of known names; what is not known is a placeholder. Nothing is executed.
 */
import { weightErrors } from '../errors/weights.js';
import { PickleMachine, type PickleRules } from './pickle-machine.js';
import type { PickleReader } from './pickle-reader.js';
import { Placeholder } from './pickle-values.js';

type Instruction = (machine: PickleMachine) => void;
const push = (value: (read: PickleReader) => unknown): Instruction => {
  return (machine) => machine.push(value(machine.read));
};
const container = (value: (machine: PickleMachine) => unknown): Instruction => {
  return (machine) => machine.pushContainer(value(machine));
};
/** Callable and arguments, the arguments on top. */
const make = (skip = 0): Instruction => {
  return (machine) => {
    if (skip > 0) machine.pop();
    const values = machine.pop();
    machine.make(machine.pop(), values);
  };
};
const extension = (bytes: number): Instruction => {
  return (machine) => {
    machine.read.take(bytes);
    machine.push(new Placeholder('extension'));
  };
};

const stop = 0x2e;

/** By the names of Python's `pickletools`. Tuples, lists and sets become arrays, dictionaries become Maps. */
const instructions: Readonly<Record<string, readonly [opcode: number, Instruction]>> = {
  PROTO: [0x80, (m) => m.read.take(1)],
  FRAME: [0x95, (m) => m.read.take(8)],
  MARK: [0x28, (m) => m.mark()],
  POP: [0x30, (m) => m.drop()],
  POP_MARK: [0x31, (m) => m.popToMark()],
  DUP: [0x32, (m) => m.push(m.top())],

  NONE: [0x4e, push(() => null)],
  NEWTRUE: [0x88, push(() => true)],
  NEWFALSE: [0x89, push(() => false)],
  INT: [0x49, push((r) => r.decimal())],
  LONG: [0x4c, push((r) => r.decimal())],
  BININT: [0x4a, push((r) => r.int32())],
  BININT1: [0x4b, push((r) => r.byte())],
  BININT2: [0x4d, push((r) => r.uint16())],
  LONG1: [0x8a, push((r) => r.long(r.byte()))],
  LONG4: [0x8b, push((r) => r.long(r.int32()))],
  FLOAT: [0x46, push((r) => r.decimalFloat())],
  BINFLOAT: [0x47, push((r) => r.view.getFloat64(r.take(8)))],

  STRING: [0x53, push((r) => r.quotedLine())],
  SHORT_BINSTRING: [0x55, push((r) => r.string(r.byte()))],
  BINSTRING: [0x54, push((r) => r.string(r.int32()))],
  UNICODE: [0x56, push((r) => r.unicodeLine())],
  SHORT_BINUNICODE: [0x8c, push((r) => r.text(r.byte()))],
  BINUNICODE: [0x58, push((r) => r.text(r.uint32()))],
  BINUNICODE8: [0x8d, push((r) => r.text(r.uint64()))],
  SHORT_BINBYTES: [0x43, container(({ read }) => read.slice(read.byte()))],
  BINBYTES: [0x42, container(({ read }) => read.slice(read.uint32()))],
  BINBYTES8: [0x8e, container(({ read }) => read.slice(read.uint64()))],
  BYTEARRAY8: [0x96, container(({ read }) => read.slice(read.uint64()))],
  NEXT_BUFFER: [0x97, container(() => new Placeholder('buffer'))],
  READONLY_BUFFER: [0x98, () => undefined],

  EMPTY_TUPLE: [0x29, container(() => [])],
  TUPLE1: [0x85, (m) => m.tuple(1)],
  TUPLE2: [0x86, (m) => m.tuple(2)],
  TUPLE3: [0x87, (m) => m.tuple(3)],
  TUPLE: [0x74, container((m) => m.popToMark())],
  EMPTY_LIST: [0x5d, container(() => [])],
  LIST: [0x6c, container((m) => m.popToMark())],
  APPEND: [0x61, (m) => m.append([m.pop()])],
  APPENDS: [0x65, (m) => m.append(m.popToMark())],
  EMPTY_SET: [0x8f, container(() => [])],
  ADDITEMS: [0x90, (m) => m.append(m.popToMark())],
  FROZENSET: [0x91, container((m) => m.popToMark())],
  EMPTY_DICT: [0x7d, container(() => new Map())],
  DICT: [0x64, (m) => m.dictionary(m.popToMark())],
  SETITEM: [0x73, (m) => m.setItems([m.pop(), m.pop()].reverse())],
  SETITEMS: [0x75, (m) => m.setItems(m.popToMark())],

  PUT: [0x70, (m) => m.remember(indexOf(m))],
  BINPUT: [0x71, (m) => m.remember(m.read.byte())],
  LONG_BINPUT: [0x72, (m) => m.remember(m.read.uint32())],
  MEMOIZE: [0x94, (m) => m.remember()],
  GET: [0x67, (m) => m.recall(indexOf(m))],
  BINGET: [0x68, (m) => m.recall(m.read.byte())],
  LONG_BINGET: [0x6a, (m) => m.recall(m.read.uint32())],

  GLOBAL: [0x63, (m) => m.global(m.read.line(), m.read.line())],
  STACK_GLOBAL: [
    0x93,
    (m) => {
      const name = m.pop();
      m.global(m.pop(), name);
    },
  ],
  EXT1: [0x82, extension(1)],
  EXT2: [0x83, extension(2)],
  EXT4: [0x84, extension(4)],
  REDUCE: [0x52, make()],
  NEWOBJ: [0x81, make()],
  NEWOBJ_EX: [0x92, make(1)],
  INST: [
    0x69,
    (m) => {
      m.global(m.read.line(), m.read.line());
      const callee = m.pop();
      m.make(callee, m.popToMark());
    },
  ],
  OBJ: [
    0x6f,
    (m) => {
      const [callee, ...values] = m.popToMark();
      m.make(callee, values);
    },
  ],
  BUILD: [0x62, (m) => m.build()],
  PERSID: [0x50, (m) => m.pushContainer(m.rules.persistent(m.read.line()))],
  BINPERSID: [0x51, container((m) => m.rules.persistent(m.pop()))],
};

function indexOf({ read }: PickleMachine): number {
  const index = read.decimal();
  if (typeof index !== 'number') throw read.malformed();
  return index;
}

const instructionOf: readonly (Instruction | undefined)[] = Array.from(
  { length: 256 },
  (_, code) => Object.values(instructions).find(([opcode]) => opcode === code)?.[1],
);

/**
 * Reads the pickle that starts at `offset`.
 * @param file what errors call the bytes.
 * @returns its value, and the offset of the first byte after it.
 * @throws StudioError `weights/...` where it makes no sense, ends too early or asks for too much.
 */
export function readPickle(
  bytes: Uint8Array,
  offset: number,
  rules: PickleRules,
  file: string,
): { readonly value: unknown; readonly end: number } {
  const machine = new PickleMachine(bytes, offset, rules, file);
  for (;;) {
    const opcode = machine.read.byte();
    if (opcode === stop) return { value: machine.pop(), end: machine.read.position };
    const instruction = instructionOf[opcode];
    if (!instruction) throw weightErrors.opcodeRefused(file, opcode, machine.read.position - 1);
    instruction(machine);
  }
}
