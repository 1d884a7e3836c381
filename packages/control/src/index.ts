/**
 * The rules of power in a building: watchdog, limits and their fail-safes, fuse and circuit tree, as pure tables.
 */
export {};
