/** @file The panel's entry. */
export {};
