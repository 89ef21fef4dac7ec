/**
 * @file Python's pickle format as data: a stack machine whose instructions are one table. What a pickle names is only
 * looked up in a fixed list of permitted names; nothing in it is executed. Protocols 2 to 4, without what weight files
 * do not need (sets, classes, extension codes, out-of-band buffers).
 */
import { weightErrors } from '../errors/weights.js';
import { PickleMachine, type PickleRules } from './torch-pickle-machine.js';

type Instruction = (machine: PickleMachine) => void;
const push = (value: (machine: PickleMachine) => unknown): Instruction => {
  return (machine) => machine.push(value(machine));
};

const stop = 0x2e;

/** By the names of Python's `pickletools`. Tuples and lists become arrays, dictionaries become Maps. */
const instructions: Readonly<Record<string, readonly [opcode: number, Instruction]>> = {
  PROTO: [0x80, (m) => m.take(1)],
  FRAME: [0x95, (m) => m.take(8)],
  MARK: [0x28, (m) => m.mark()],

  NONE: [0x4e, push(() => null)],
  NEWTRUE: [0x88, push(() => true)],
  NEWFALSE: [0x89, push(() => false)],
  BININT: [0x4a, push((m) => m.uint32() | 0)],
  BININT1: [0x4b, push((m) => m.byte())],
  BININT2: [0x4d, push((m) => m.uint16())],
  LONG1: [0x8a, push((m) => m.long(m.byte()))],
  BINFLOAT: [0x47, push((m) => m.view.getFloat64(m.take(8)))],

  SHORT_BINSTRING: [0x55, push((m) => m.text(m.byte()))],
  BINSTRING: [0x54, push((m) => m.text(m.uint32()))],
  SHORT_BINUNICODE: [0x8c, push((m) => m.text(m.byte()))],
  BINUNICODE: [0x58, push((m) => m.text(m.uint32()))],
  BINUNICODE8: [0x8d, push((m) => m.text(m.uint64()))],
  SHORT_BINBYTES: [0x43, push((m) => m.slice(m.byte()))],
  BINBYTES: [0x42, push((m) => m.slice(m.uint32()))],
  BINBYTES8: [0x8e, push((m) => m.slice(m.uint64()))],

  EMPTY_TUPLE: [0x29, push(() => [])],
  TUPLE1: [0x85, (m) => m.tuple(1)],
  TUPLE2: [0x86, (m) => m.tuple(2)],
  TUPLE3: [0x87, (m) => m.tuple(3)],
  TUPLE: [0x74, push((m) => m.popToMark())],
  EMPTY_LIST: [0x5d, push(() => [])],
  LIST: [0x6c, push((m) => m.popToMark())],
  APPEND: [0x61, (m) => m.append([m.pop()])],
  APPENDS: [0x65, (m) => m.append(m.popToMark())],
  EMPTY_DICT: [0x7d, push(() => new Map())],
  SETITEM: [0x73, (m) => m.setItems([m.pop(), m.pop()].reverse())],
  SETITEMS: [0x75, (m) => m.setItems(m.popToMark())],

  BINPUT: [0x71, (m) => m.remember(m.byte())],
  LONG_BINPUT: [0x72, (m) => m.remember(m.uint32())],
  MEMOIZE: [0x94, (m) => m.remember(m.memo.size)],
  BINGET: [0x68, (m) => m.recall(m.byte())],
  LONG_BINGET: [0x6a, (m) => m.recall(m.uint32())],

  GLOBAL: [0x63, (m) => m.global(m.line(), m.line())],
  STACK_GLOBAL: [
    0x93,
    (m) => {
      const name = m.pop();
      m.global(m.pop(), name);
    },
  ],
  REDUCE: [0x52, (m) => m.reduce()],
  BUILD: [0x62, (m) => m.build()],
  BINPERSID: [0x51, push((m) => m.rules.persistent(m.pop()))],
};

const instructionOf = new Map(Object.values(instructions));

/**
 * Reads the pickle that starts at `offset`.
 * @param file what errors call the bytes.
 * @returns its value, and the offset of the first byte after it.
 */
export function readPickle(
  bytes: Uint8Array,
  offset: number,
  rules: PickleRules,
  file: string,
): { readonly value: unknown; readonly end: number } {
  const machine = new PickleMachine(bytes, offset, rules, file);
  for (;;) {
    const opcode = machine.byte();
    if (opcode === stop) return { value: machine.pop(), end: machine.position };
    const instruction = instructionOf.get(opcode);
    if (!instruction) throw weightErrors.opcodeRefused(file, opcode, machine.position - 1);
    instruction(machine);
  }
}
