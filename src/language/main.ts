/** @file The language server's entry. */
export {};
