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
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"required":["devices"],"properties":{"devices":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["sn","register_map"],"properties":{"sn":{"type":"string","minLength":1},"register_map":{"type":"string","minLength":1},"host":{"type":"string"},"port":{"type":"integer","minimum":0,"maximum":65535},"unit_id":{"type":"integer","minimum":0,"maximum":255},"username":{"type":"string"},"password":{"type":"string"},"ders":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"type":"string","minLength":1},"enabled":{"type":"boolean","default":false}}}},"config":{"type":"object"},"modbus":{"type":"object","additionalProperties":false,"properties":{"timeout_ms":{"type":"integer","minimum":100,"maximum":60000,"default":5000},"min_gap_ms":{"type":"integer","minimum":0,"maximum":10000,"default":0},"max_registers":{"type":"integer","minimum":1,"maximum":125,"default":125},"single_write":{"type":"string","enum":["fc06","fc16"],"default":"fc06"},"read_planner":{"type":"boolean","default":true},"merge_gap":{"type":"integer","minimum":0,"maximum":123,"default":16}}},"allowed_hosts":{"type":"array","items":{"type":"string","minLength":1}},"sign_in_paths":{"type":"array","items":{"type":"string","pattern":"^/"}},"mqtt":{"type":"object","additionalProperties":false,"properties":{"host":{"type":"string","minLength":1},"port":{"type":"integer","minimum":1,"maximum":65535},"username":{"type":"string"},"password":{"type":"string"}}},"serial":{"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"type":"string","minLength":1},"baud_rate":{"type":"integer","minimum":110,"maximum":4000000},"data_bits":{"type":"integer","minimum":7,"maximum":8},"parity":{"type":"string","enum":["none","even","odd"]},"stop_bits":{"type":"integer","minimum":1,"maximum":2}}},"tls":{"type":"object","additionalProperties":false,"properties":{"ca_file":{"type":"string","minLength":1},"pin_sha256":{"type":"string","pattern":"^([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$"}}},"type":{"type":"string"},"profile":{"type":"string"}}}}}};
const func1 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp("^/", "u");
const pattern5 = new RegExp("^([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$", "u");

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
if(!((((((key3 === "timeout_ms") || (key3 === "min_gap_ms")) || (key3 === "max_registers")) || (key3 === "single_write")) || (key3 === "read_planner")) || (key3 === "merge_gap"))){
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
if(data14.read_planner !== undefined){
let data19 = data14.read_planner;
if(typeof data19 !== "boolean"){
const err38 = {instancePath:instancePath+"/devices/" + i0+"/modbus/read_planner",schemaPath:"#/properties/devices/items/properties/modbus/properties/read_planner/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.devices.items.properties.modbus.properties.read_planner.type,parentSchema:schema31.properties.devices.items.properties.modbus.properties.read_planner,data:data19};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data14.merge_gap !== undefined){
let data20 = data14.merge_gap;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err39 = {instancePath:instancePath+"/devices/" + i0+"/modbus/merge_gap",schemaPath:"#/properties/devices/items/properties/modbus/properties/merge_gap/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.modbus.properties.merge_gap.type,parentSchema:schema31.properties.devices.items.properties.modbus.properties.merge_gap,data:data20};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 123 || isNaN(data20)){
const err40 = {instancePath:instancePath+"/devices/" + i0+"/modbus/merge_gap",schemaPath:"#/properties/devices/items/properties/modbus/properties/merge_gap/maximum",keyword:"maximum",params:{comparison: "<=", limit: 123},message:"must be <= 123",schema:123,parentSchema:schema31.properties.devices.items.properties.modbus.properties.merge_gap,data:data20};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data20 < 0 || isNaN(data20)){
const err41 = {instancePath:instancePath+"/devices/" + i0+"/modbus/merge_gap",schemaPath:"#/properties/devices/items/properties/modbus/properties/merge_gap/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.devices.items.properties.modbus.properties.merge_gap,data:data20};
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
}
else {
const err42 = {instancePath:instancePath+"/devices/" + i0+"/modbus",schemaPath:"#/properties/devices/items/properties/modbus/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.modbus.type,parentSchema:schema31.properties.devices.items.properties.modbus,data:data14};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data1.allowed_hosts !== undefined){
let data21 = data1.allowed_hosts;
if(Array.isArray(data21)){
const len2 = data21.length;
for(let i2=0; i2<len2; i2++){
let data22 = data21[i2];
if(typeof data22 === "string"){
if(data22.length < 1){
const err43 = {instancePath:instancePath+"/devices/" + i0+"/allowed_hosts/" + i2,schemaPath:"#/properties/devices/items/properties/allowed_hosts/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.devices.items.properties.allowed_hosts.items,data:data22};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/devices/" + i0+"/allowed_hosts/" + i2,schemaPath:"#/properties/devices/items/properties/allowed_hosts/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.allowed_hosts.items.type,parentSchema:schema31.properties.devices.items.properties.allowed_hosts.items,data:data22};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/devices/" + i0+"/allowed_hosts",schemaPath:"#/properties/devices/items/properties/allowed_hosts/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.devices.items.properties.allowed_hosts.type,parentSchema:schema31.properties.devices.items.properties.allowed_hosts,data:data21};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data1.sign_in_paths !== undefined){
let data23 = data1.sign_in_paths;
if(Array.isArray(data23)){
const len3 = data23.length;
for(let i3=0; i3<len3; i3++){
let data24 = data23[i3];
if(typeof data24 === "string"){
if(!pattern4.test(data24)){
const err46 = {instancePath:instancePath+"/devices/" + i0+"/sign_in_paths/" + i3,schemaPath:"#/properties/devices/items/properties/sign_in_paths/items/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema31.properties.devices.items.properties.sign_in_paths.items,data:data24};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/devices/" + i0+"/sign_in_paths/" + i3,schemaPath:"#/properties/devices/items/properties/sign_in_paths/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.sign_in_paths.items.type,parentSchema:schema31.properties.devices.items.properties.sign_in_paths.items,data:data24};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
else {
const err48 = {instancePath:instancePath+"/devices/" + i0+"/sign_in_paths",schemaPath:"#/properties/devices/items/properties/sign_in_paths/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.devices.items.properties.sign_in_paths.type,parentSchema:schema31.properties.devices.items.properties.sign_in_paths,data:data23};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data1.mqtt !== undefined){
let data25 = data1.mqtt;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key4 in data25){
if(!((((key4 === "host") || (key4 === "port")) || (key4 === "username")) || (key4 === "password"))){
const err49 = {instancePath:instancePath+"/devices/" + i0+"/mqtt",schemaPath:"#/properties/devices/items/properties/mqtt/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.mqtt,data:data25};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data25.host !== undefined){
let data26 = data25.host;
if(typeof data26 === "string"){
if(data26.length < 1){
const err50 = {instancePath:instancePath+"/devices/" + i0+"/mqtt/host",schemaPath:"#/properties/devices/items/properties/mqtt/properties/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.devices.items.properties.mqtt.properties.host,data:data26};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/devices/" + i0+"/mqtt/host",schemaPath:"#/properties/devices/items/properties/mqtt/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.mqtt.properties.host.type,parentSchema:schema31.properties.devices.items.properties.mqtt.properties.host,data:data26};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data25.port !== undefined){
let data27 = data25.port;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err52 = {instancePath:instancePath+"/devices/" + i0+"/mqtt/port",schemaPath:"#/properties/devices/items/properties/mqtt/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.mqtt.properties.port.type,parentSchema:schema31.properties.devices.items.properties.mqtt.properties.port,data:data27};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 65535 || isNaN(data27)){
const err53 = {instancePath:instancePath+"/devices/" + i0+"/mqtt/port",schemaPath:"#/properties/devices/items/properties/mqtt/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema31.properties.devices.items.properties.mqtt.properties.port,data:data27};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data27 < 1 || isNaN(data27)){
const err54 = {instancePath:instancePath+"/devices/" + i0+"/mqtt/port",schemaPath:"#/properties/devices/items/properties/mqtt/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.devices.items.properties.mqtt.properties.port,data:data27};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
if(data25.username !== undefined){
let data28 = data25.username;
if(typeof data28 !== "string"){
const err55 = {instancePath:instancePath+"/devices/" + i0+"/mqtt/username",schemaPath:"#/properties/devices/items/properties/mqtt/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.mqtt.properties.username.type,parentSchema:schema31.properties.devices.items.properties.mqtt.properties.username,data:data28};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data25.password !== undefined){
let data29 = data25.password;
if(typeof data29 !== "string"){
const err56 = {instancePath:instancePath+"/devices/" + i0+"/mqtt/password",schemaPath:"#/properties/devices/items/properties/mqtt/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.mqtt.properties.password.type,parentSchema:schema31.properties.devices.items.properties.mqtt.properties.password,data:data29};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/devices/" + i0+"/mqtt",schemaPath:"#/properties/devices/items/properties/mqtt/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.mqtt.type,parentSchema:schema31.properties.devices.items.properties.mqtt,data:data25};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data1.serial !== undefined){
let data30 = data1.serial;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.path === undefined){
const err58 = {instancePath:instancePath+"/devices/" + i0+"/serial",schemaPath:"#/properties/devices/items/properties/serial/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema31.properties.devices.items.properties.serial.required,parentSchema:schema31.properties.devices.items.properties.serial,data:data30};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
for(const key5 in data30){
if(!(((((key5 === "path") || (key5 === "baud_rate")) || (key5 === "data_bits")) || (key5 === "parity")) || (key5 === "stop_bits"))){
const err59 = {instancePath:instancePath+"/devices/" + i0+"/serial",schemaPath:"#/properties/devices/items/properties/serial/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.serial,data:data30};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data30.path !== undefined){
let data31 = data30.path;
if(typeof data31 === "string"){
if(data31.length < 1){
const err60 = {instancePath:instancePath+"/devices/" + i0+"/serial/path",schemaPath:"#/properties/devices/items/properties/serial/properties/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.devices.items.properties.serial.properties.path,data:data31};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/devices/" + i0+"/serial/path",schemaPath:"#/properties/devices/items/properties/serial/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.serial.properties.path.type,parentSchema:schema31.properties.devices.items.properties.serial.properties.path,data:data31};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data30.baud_rate !== undefined){
let data32 = data30.baud_rate;
if(!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))){
const err62 = {instancePath:instancePath+"/devices/" + i0+"/serial/baud_rate",schemaPath:"#/properties/devices/items/properties/serial/properties/baud_rate/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.serial.properties.baud_rate.type,parentSchema:schema31.properties.devices.items.properties.serial.properties.baud_rate,data:data32};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 > 4000000 || isNaN(data32)){
const err63 = {instancePath:instancePath+"/devices/" + i0+"/serial/baud_rate",schemaPath:"#/properties/devices/items/properties/serial/properties/baud_rate/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4000000},message:"must be <= 4000000",schema:4000000,parentSchema:schema31.properties.devices.items.properties.serial.properties.baud_rate,data:data32};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data32 < 110 || isNaN(data32)){
const err64 = {instancePath:instancePath+"/devices/" + i0+"/serial/baud_rate",schemaPath:"#/properties/devices/items/properties/serial/properties/baud_rate/minimum",keyword:"minimum",params:{comparison: ">=", limit: 110},message:"must be >= 110",schema:110,parentSchema:schema31.properties.devices.items.properties.serial.properties.baud_rate,data:data32};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
if(data30.data_bits !== undefined){
let data33 = data30.data_bits;
if(!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))){
const err65 = {instancePath:instancePath+"/devices/" + i0+"/serial/data_bits",schemaPath:"#/properties/devices/items/properties/serial/properties/data_bits/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.serial.properties.data_bits.type,parentSchema:schema31.properties.devices.items.properties.serial.properties.data_bits,data:data33};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 > 8 || isNaN(data33)){
const err66 = {instancePath:instancePath+"/devices/" + i0+"/serial/data_bits",schemaPath:"#/properties/devices/items/properties/serial/properties/data_bits/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8},message:"must be <= 8",schema:8,parentSchema:schema31.properties.devices.items.properties.serial.properties.data_bits,data:data33};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data33 < 7 || isNaN(data33)){
const err67 = {instancePath:instancePath+"/devices/" + i0+"/serial/data_bits",schemaPath:"#/properties/devices/items/properties/serial/properties/data_bits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 7},message:"must be >= 7",schema:7,parentSchema:schema31.properties.devices.items.properties.serial.properties.data_bits,data:data33};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
if(data30.parity !== undefined){
let data34 = data30.parity;
if(typeof data34 !== "string"){
const err68 = {instancePath:instancePath+"/devices/" + i0+"/serial/parity",schemaPath:"#/properties/devices/items/properties/serial/properties/parity/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.serial.properties.parity.type,parentSchema:schema31.properties.devices.items.properties.serial.properties.parity,data:data34};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(!(((data34 === "none") || (data34 === "even")) || (data34 === "odd"))){
const err69 = {instancePath:instancePath+"/devices/" + i0+"/serial/parity",schemaPath:"#/properties/devices/items/properties/serial/properties/parity/enum",keyword:"enum",params:{allowedValues: schema31.properties.devices.items.properties.serial.properties.parity.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.devices.items.properties.serial.properties.parity.enum,parentSchema:schema31.properties.devices.items.properties.serial.properties.parity,data:data34};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data30.stop_bits !== undefined){
let data35 = data30.stop_bits;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err70 = {instancePath:instancePath+"/devices/" + i0+"/serial/stop_bits",schemaPath:"#/properties/devices/items/properties/serial/properties/stop_bits/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.serial.properties.stop_bits.type,parentSchema:schema31.properties.devices.items.properties.serial.properties.stop_bits,data:data35};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 2 || isNaN(data35)){
const err71 = {instancePath:instancePath+"/devices/" + i0+"/serial/stop_bits",schemaPath:"#/properties/devices/items/properties/serial/properties/stop_bits/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2},message:"must be <= 2",schema:2,parentSchema:schema31.properties.devices.items.properties.serial.properties.stop_bits,data:data35};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(data35 < 1 || isNaN(data35)){
const err72 = {instancePath:instancePath+"/devices/" + i0+"/serial/stop_bits",schemaPath:"#/properties/devices/items/properties/serial/properties/stop_bits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.devices.items.properties.serial.properties.stop_bits,data:data35};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
}
else {
const err73 = {instancePath:instancePath+"/devices/" + i0+"/serial",schemaPath:"#/properties/devices/items/properties/serial/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.serial.type,parentSchema:schema31.properties.devices.items.properties.serial,data:data30};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data1.tls !== undefined){
let data36 = data1.tls;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
for(const key6 in data36){
if(!((key6 === "ca_file") || (key6 === "pin_sha256"))){
const err74 = {instancePath:instancePath+"/devices/" + i0+"/tls",schemaPath:"#/properties/devices/items/properties/tls/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.tls,data:data36};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data36.ca_file !== undefined){
let data37 = data36.ca_file;
if(typeof data37 === "string"){
if(data37.length < 1){
const err75 = {instancePath:instancePath+"/devices/" + i0+"/tls/ca_file",schemaPath:"#/properties/devices/items/properties/tls/properties/ca_file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.devices.items.properties.tls.properties.ca_file,data:data37};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/devices/" + i0+"/tls/ca_file",schemaPath:"#/properties/devices/items/properties/tls/properties/ca_file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.tls.properties.ca_file.type,parentSchema:schema31.properties.devices.items.properties.tls.properties.ca_file,data:data37};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data36.pin_sha256 !== undefined){
let data38 = data36.pin_sha256;
if(typeof data38 === "string"){
if(!pattern5.test(data38)){
const err77 = {instancePath:instancePath+"/devices/" + i0+"/tls/pin_sha256",schemaPath:"#/properties/devices/items/properties/tls/properties/pin_sha256/pattern",keyword:"pattern",params:{pattern: "^([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$"},message:"must match pattern \""+"^([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$"+"\"",schema:"^([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$",parentSchema:schema31.properties.devices.items.properties.tls.properties.pin_sha256,data:data38};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {instancePath:instancePath+"/devices/" + i0+"/tls/pin_sha256",schemaPath:"#/properties/devices/items/properties/tls/properties/pin_sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.tls.properties.pin_sha256.type,parentSchema:schema31.properties.devices.items.properties.tls.properties.pin_sha256,data:data38};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
else {
const err79 = {instancePath:instancePath+"/devices/" + i0+"/tls",schemaPath:"#/properties/devices/items/properties/tls/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.tls.type,parentSchema:schema31.properties.devices.items.properties.tls,data:data36};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data1.type !== undefined){
let data39 = data1.type;
if(typeof data39 !== "string"){
const err80 = {instancePath:instancePath+"/devices/" + i0+"/type",schemaPath:"#/properties/devices/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.type.type,parentSchema:schema31.properties.devices.items.properties.type,data:data39};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data1.profile !== undefined){
let data40 = data1.profile;
if(typeof data40 !== "string"){
const err81 = {instancePath:instancePath+"/devices/" + i0+"/profile",schemaPath:"#/properties/devices/items/properties/profile/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.profile.type,parentSchema:schema31.properties.devices.items.properties.profile,data:data40};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
}
else {
const err82 = {instancePath:instancePath+"/devices/" + i0,schemaPath:"#/properties/devices/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.type,parentSchema:schema31.properties.devices.items,data:data1};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
else {
const err83 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.devices.type,parentSchema:schema31.properties.devices,data:data0};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

