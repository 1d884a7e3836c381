/**
 * Remote methods that look at a site for an engineer, and who may call them.
 */
export {};
