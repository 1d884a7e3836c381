/** What tests need around simulated devices. */
export { MosquittoBroker } from "./mosquitto-broker.ts";
