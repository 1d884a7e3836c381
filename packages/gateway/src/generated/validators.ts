// @ts-nocheck
// Generated from the schemas by a test; "pnpm generate" rewrites it.
interface Validator {
  (data: unknown): boolean;
  errors?: ValidatorError[] | null;
}
interface ValidatorError {
  keyword: string;
  instancePath: string;
  schemaPath: string;
  params: Record<string, unknown>;
  message?: string;
  propertyName?: string;
  data?: unknown;
  parentSchema?: Record<string, unknown>;
}
"use strict";
export const devices: Validator = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"required":["devices"],"properties":{"devices":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["sn","register_map"],"properties":{"sn":{"type":"string","minLength":1},"register_map":{"type":"string","minLength":1},"host":{"type":"string"},"port":{"type":"integer","minimum":0,"maximum":65535},"unit_id":{"type":"integer","minimum":0,"maximum":255},"username":{"type":"string"},"password":{"type":"string"},"ders":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"type":"string","minLength":1},"enabled":{"type":"boolean","default":false}}}},"config":{"type":"object"},"modbus":{"type":"object","additionalProperties":false,"properties":{"timeout_ms":{"type":"integer","minimum":100,"maximum":60000,"default":5000},"min_gap_ms":{"type":"integer","minimum":0,"maximum":10000,"default":0},"max_registers":{"type":"integer","minimum":1,"maximum":125,"default":125},"single_write":{"type":"string","enum":["fc06","fc16"],"default":"fc06"}}},"type":{"type":"string"},"profile":{"type":"string"}}}}}};
const func1 = Object.prototype.hasOwnProperty;

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.devices === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "devices"},message:"must have required property '"+"devices"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "devices")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.devices !== undefined){
let data0 = data.devices;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.sn === undefined){
const err2 = {instancePath:instancePath+"/devices/" + i0,schemaPath:"#/properties/devices/items/required",keyword:"required",params:{missingProperty: "sn"},message:"must have required property '"+"sn"+"'",schema:schema31.properties.devices.items.required,parentSchema:schema31.properties.devices.items,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data1.register_map === undefined){
const err3 = {instancePath:instancePath+"/devices/" + i0,schemaPath:"#/properties/devices/items/required",keyword:"required",params:{missingProperty: "register_map"},message:"must have required property '"+"register_map"+"'",schema:schema31.properties.devices.items.required,parentSchema:schema31.properties.devices.items,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 in data1){
if(!(func1.call(schema31.properties.devices.items.properties, key1))){
const err4 = {instancePath:instancePath+"/devices/" + i0,schemaPath:"#/properties/devices/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.sn !== undefined){
let data2 = data1.sn;
if(typeof data2 === "string"){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/devices/" + i0+"/sn",schemaPath:"#/properties/devices/items/properties/sn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.devices.items.properties.sn,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/devices/" + i0+"/sn",schemaPath:"#/properties/devices/items/properties/sn/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.sn.type,parentSchema:schema31.properties.devices.items.properties.sn,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.register_map !== undefined){
let data3 = data1.register_map;
if(typeof data3 === "string"){
if(data3.length < 1){
const err7 = {instancePath:instancePath+"/devices/" + i0+"/register_map",schemaPath:"#/properties/devices/items/properties/register_map/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.devices.items.properties.register_map,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/devices/" + i0+"/register_map",schemaPath:"#/properties/devices/items/properties/register_map/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.register_map.type,parentSchema:schema31.properties.devices.items.properties.register_map,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data1.host !== undefined){
let data4 = data1.host;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/devices/" + i0+"/host",schemaPath:"#/properties/devices/items/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.host.type,parentSchema:schema31.properties.devices.items.properties.host,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data1.port !== undefined){
let data5 = data1.port;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err10 = {instancePath:instancePath+"/devices/" + i0+"/port",schemaPath:"#/properties/devices/items/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.port.type,parentSchema:schema31.properties.devices.items.properties.port,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 65535 || isNaN(data5)){
const err11 = {instancePath:instancePath+"/devices/" + i0+"/port",schemaPath:"#/properties/devices/items/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema31.properties.devices.items.properties.port,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err12 = {instancePath:instancePath+"/devices/" + i0+"/port",schemaPath:"#/properties/devices/items/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.devices.items.properties.port,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
if(data1.unit_id !== undefined){
let data6 = data1.unit_id;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err13 = {instancePath:instancePath+"/devices/" + i0+"/unit_id",schemaPath:"#/properties/devices/items/properties/unit_id/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.unit_id.type,parentSchema:schema31.properties.devices.items.properties.unit_id,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 255 || isNaN(data6)){
const err14 = {instancePath:instancePath+"/devices/" + i0+"/unit_id",schemaPath:"#/properties/devices/items/properties/unit_id/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema31.properties.devices.items.properties.unit_id,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err15 = {instancePath:instancePath+"/devices/" + i0+"/unit_id",schemaPath:"#/properties/devices/items/properties/unit_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.devices.items.properties.unit_id,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data1.username !== undefined){
let data7 = data1.username;
if(typeof data7 !== "string"){
const err16 = {instancePath:instancePath+"/devices/" + i0+"/username",schemaPath:"#/properties/devices/items/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.username.type,parentSchema:schema31.properties.devices.items.properties.username,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data1.password !== undefined){
let data8 = data1.password;
if(typeof data8 !== "string"){
const err17 = {instancePath:instancePath+"/devices/" + i0+"/password",schemaPath:"#/properties/devices/items/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.password.type,parentSchema:schema31.properties.devices.items.properties.password,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data1.ders !== undefined){
let data9 = data1.ders;
if(Array.isArray(data9)){
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.type === undefined){
const err18 = {instancePath:instancePath+"/devices/" + i0+"/ders/" + i1,schemaPath:"#/properties/devices/items/properties/ders/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema31.properties.devices.items.properties.ders.items.required,parentSchema:schema31.properties.devices.items.properties.ders.items,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key2 in data10){
if(!((key2 === "type") || (key2 === "enabled"))){
const err19 = {instancePath:instancePath+"/devices/" + i0+"/ders/" + i1,schemaPath:"#/properties/devices/items/properties/ders/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.ders.items,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data10.type !== undefined){
let data11 = data10.type;
if(typeof data11 === "string"){
if(data11.length < 1){
const err20 = {instancePath:instancePath+"/devices/" + i0+"/ders/" + i1+"/type",schemaPath:"#/properties/devices/items/properties/ders/items/properties/type/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.devices.items.properties.ders.items.properties.type,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/devices/" + i0+"/ders/" + i1+"/type",schemaPath:"#/properties/devices/items/properties/ders/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.ders.items.properties.type.type,parentSchema:schema31.properties.devices.items.properties.ders.items.properties.type,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data10.enabled !== undefined){
let data12 = data10.enabled;
if(typeof data12 !== "boolean"){
const err22 = {instancePath:instancePath+"/devices/" + i0+"/ders/" + i1+"/enabled",schemaPath:"#/properties/devices/items/properties/ders/items/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.devices.items.properties.ders.items.properties.enabled.type,parentSchema:schema31.properties.devices.items.properties.ders.items.properties.enabled,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/devices/" + i0+"/ders/" + i1,schemaPath:"#/properties/devices/items/properties/ders/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.ders.items.type,parentSchema:schema31.properties.devices.items.properties.ders.items,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/devices/" + i0+"/ders",schemaPath:"#/properties/devices/items/properties/ders/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.devices.items.properties.ders.type,parentSchema:schema31.properties.devices.items.properties.ders,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data1.config !== undefined){
let data13 = data1.config;
if(!(data13 && typeof data13 == "object" && !Array.isArray(data13))){
const err25 = {instancePath:instancePath+"/devices/" + i0+"/config",schemaPath:"#/properties/devices/items/properties/config/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.config.type,parentSchema:schema31.properties.devices.items.properties.config,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data1.modbus !== undefined){
let data14 = data1.modbus;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key3 in data14){
if(!((((key3 === "timeout_ms") || (key3 === "min_gap_ms")) || (key3 === "max_registers")) || (key3 === "single_write"))){
const err26 = {instancePath:instancePath+"/devices/" + i0+"/modbus",schemaPath:"#/properties/devices/items/properties/modbus/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.modbus,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data14.timeout_ms !== undefined){
let data15 = data14.timeout_ms;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err27 = {instancePath:instancePath+"/devices/" + i0+"/modbus/timeout_ms",schemaPath:"#/properties/devices/items/properties/modbus/properties/timeout_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.modbus.properties.timeout_ms.type,parentSchema:schema31.properties.devices.items.properties.modbus.properties.timeout_ms,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 60000 || isNaN(data15)){
const err28 = {instancePath:instancePath+"/devices/" + i0+"/modbus/timeout_ms",schemaPath:"#/properties/devices/items/properties/modbus/properties/timeout_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60000},message:"must be <= 60000",schema:60000,parentSchema:schema31.properties.devices.items.properties.modbus.properties.timeout_ms,data:data15};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data15 < 100 || isNaN(data15)){
const err29 = {instancePath:instancePath+"/devices/" + i0+"/modbus/timeout_ms",schemaPath:"#/properties/devices/items/properties/modbus/properties/timeout_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100",schema:100,parentSchema:schema31.properties.devices.items.properties.modbus.properties.timeout_ms,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data14.min_gap_ms !== undefined){
let data16 = data14.min_gap_ms;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err30 = {instancePath:instancePath+"/devices/" + i0+"/modbus/min_gap_ms",schemaPath:"#/properties/devices/items/properties/modbus/properties/min_gap_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.modbus.properties.min_gap_ms.type,parentSchema:schema31.properties.devices.items.properties.modbus.properties.min_gap_ms,data:data16};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 10000 || isNaN(data16)){
const err31 = {instancePath:instancePath+"/devices/" + i0+"/modbus/min_gap_ms",schemaPath:"#/properties/devices/items/properties/modbus/properties/min_gap_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000",schema:10000,parentSchema:schema31.properties.devices.items.properties.modbus.properties.min_gap_ms,data:data16};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data16 < 0 || isNaN(data16)){
const err32 = {instancePath:instancePath+"/devices/" + i0+"/modbus/min_gap_ms",schemaPath:"#/properties/devices/items/properties/modbus/properties/min_gap_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.devices.items.properties.modbus.properties.min_gap_ms,data:data16};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
if(data14.max_registers !== undefined){
let data17 = data14.max_registers;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err33 = {instancePath:instancePath+"/devices/" + i0+"/modbus/max_registers",schemaPath:"#/properties/devices/items/properties/modbus/properties/max_registers/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.modbus.properties.max_registers.type,parentSchema:schema31.properties.devices.items.properties.modbus.properties.max_registers,data:data17};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 125 || isNaN(data17)){
const err34 = {instancePath:instancePath+"/devices/" + i0+"/modbus/max_registers",schemaPath:"#/properties/devices/items/properties/modbus/properties/max_registers/maximum",keyword:"maximum",params:{comparison: "<=", limit: 125},message:"must be <= 125",schema:125,parentSchema:schema31.properties.devices.items.properties.modbus.properties.max_registers,data:data17};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data17 < 1 || isNaN(data17)){
const err35 = {instancePath:instancePath+"/devices/" + i0+"/modbus/max_registers",schemaPath:"#/properties/devices/items/properties/modbus/properties/max_registers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.devices.items.properties.modbus.properties.max_registers,data:data17};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
if(data14.single_write !== undefined){
let data18 = data14.single_write;
if(typeof data18 !== "string"){
const err36 = {instancePath:instancePath+"/devices/" + i0+"/modbus/single_write",schemaPath:"#/properties/devices/items/properties/modbus/properties/single_write/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.modbus.properties.single_write.type,parentSchema:schema31.properties.devices.items.properties.modbus.properties.single_write,data:data18};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!((data18 === "fc06") || (data18 === "fc16"))){
const err37 = {instancePath:instancePath+"/devices/" + i0+"/modbus/single_write",schemaPath:"#/properties/devices/items/properties/modbus/properties/single_write/enum",keyword:"enum",params:{allowedValues: schema31.properties.devices.items.properties.modbus.properties.single_write.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.devices.items.properties.modbus.properties.single_write.enum,parentSchema:schema31.properties.devices.items.properties.modbus.properties.single_write,data:data18};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/devices/" + i0+"/modbus",schemaPath:"#/properties/devices/items/properties/modbus/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.modbus.type,parentSchema:schema31.properties.devices.items.properties.modbus,data:data14};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data1.type !== undefined){
let data19 = data1.type;
if(typeof data19 !== "string"){
const err39 = {instancePath:instancePath+"/devices/" + i0+"/type",schemaPath:"#/properties/devices/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.type.type,parentSchema:schema31.properties.devices.items.properties.type,data:data19};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data1.profile !== undefined){
let data20 = data1.profile;
if(typeof data20 !== "string"){
const err40 = {instancePath:instancePath+"/devices/" + i0+"/profile",schemaPath:"#/properties/devices/items/properties/profile/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.profile.type,parentSchema:schema31.properties.devices.items.properties.profile,data:data20};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/devices/" + i0,schemaPath:"#/properties/devices/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.type,parentSchema:schema31.properties.devices.items,data:data1};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.devices.type,parentSchema:schema31.properties.devices,data:data0};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

