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
export const probe: Validator = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"properties":{"access":{"type":"string","enum":["local","bus","signed","off"],"default":"local"},"may":{"type":"array","items":{"type":"string","enum":["look","list_devices","tcp_test","detect_device","read_registers","scan_register_range","network_scan","rest_fetch","rest_inspect","mqtt_connect","mqtt_subscribe","run_driver","deploy_driver","rollback_driver"]}},"keys":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["name","public_key"],"properties":{"name":{"type":"string","minLength":1,"maxLength":64},"public_key":{"type":"string","pattern":"^[A-Za-z0-9_-]{43}$"},"may":{"type":"array","items":{"type":"string","enum":["look","list_devices","tcp_test","detect_device","read_registers","scan_register_range","network_scan","rest_fetch","rest_inspect","mqtt_connect","mqtt_subscribe","run_driver","deploy_driver","rollback_driver"]}}}}},"clock_tolerance_s":{"type":"integer","minimum":1,"maximum":3600,"default":60},"requests_per_minute":{"type":"integer","minimum":1,"maximum":6000,"default":60},"total_requests_per_minute":{"type":"integer","minimum":1,"maximum":60000,"default":240},"driver_signers":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["name","public_key"],"properties":{"name":{"type":"string","minLength":1,"maxLength":64},"public_key":{"type":"string","pattern":"^[A-Za-z0-9_-]{43}$"}}}},"targets":{"type":"object","additionalProperties":false,"properties":{"public":{"type":"boolean","default":false},"loopback":{"type":"boolean","default":false},"hosts":{"type":"array","items":{"type":"string","minLength":1}},"rest_methods":{"type":"array","items":{"type":"string","enum":["GET","HEAD","OPTIONS","POST","PUT","PATCH","DELETE"]}}}},"audit_days":{"type":"integer","minimum":1,"maximum":3650,"default":90}}};
const func1 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp("^[A-Za-z0-9_-]{43}$", "u");

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
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.access !== undefined){
let data0 = data.access;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/access",schemaPath:"#/properties/access/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.access.type,parentSchema:schema31.properties.access,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!((((data0 === "local") || (data0 === "bus")) || (data0 === "signed")) || (data0 === "off"))){
const err2 = {instancePath:instancePath+"/access",schemaPath:"#/properties/access/enum",keyword:"enum",params:{allowedValues: schema31.properties.access.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.access.enum,parentSchema:schema31.properties.access,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.may !== undefined){
let data1 = data.may;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/may/" + i0,schemaPath:"#/properties/may/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.may.items.type,parentSchema:schema31.properties.may.items,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!((((((((((((((data2 === "look") || (data2 === "list_devices")) || (data2 === "tcp_test")) || (data2 === "detect_device")) || (data2 === "read_registers")) || (data2 === "scan_register_range")) || (data2 === "network_scan")) || (data2 === "rest_fetch")) || (data2 === "rest_inspect")) || (data2 === "mqtt_connect")) || (data2 === "mqtt_subscribe")) || (data2 === "run_driver")) || (data2 === "deploy_driver")) || (data2 === "rollback_driver"))){
const err4 = {instancePath:instancePath+"/may/" + i0,schemaPath:"#/properties/may/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.may.items.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.may.items.enum,parentSchema:schema31.properties.may.items,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/may",schemaPath:"#/properties/may/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.may.type,parentSchema:schema31.properties.may,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.keys !== undefined){
let data3 = data.keys;
if(Array.isArray(data3)){
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.name === undefined){
const err6 = {instancePath:instancePath+"/keys/" + i1,schemaPath:"#/properties/keys/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema31.properties.keys.items.required,parentSchema:schema31.properties.keys.items,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data4.public_key === undefined){
const err7 = {instancePath:instancePath+"/keys/" + i1,schemaPath:"#/properties/keys/items/required",keyword:"required",params:{missingProperty: "public_key"},message:"must have required property '"+"public_key"+"'",schema:schema31.properties.keys.items.required,parentSchema:schema31.properties.keys.items,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 in data4){
if(!(((key1 === "name") || (key1 === "public_key")) || (key1 === "may"))){
const err8 = {instancePath:instancePath+"/keys/" + i1,schemaPath:"#/properties/keys/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.keys.items,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data4.name !== undefined){
let data5 = data4.name;
if(typeof data5 === "string"){
if(data5.length > 64){
const err9 = {instancePath:instancePath+"/keys/" + i1+"/name",schemaPath:"#/properties/keys/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema31.properties.keys.items.properties.name,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data5.length < 1){
const err10 = {instancePath:instancePath+"/keys/" + i1+"/name",schemaPath:"#/properties/keys/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.keys.items.properties.name,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/keys/" + i1+"/name",schemaPath:"#/properties/keys/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.keys.items.properties.name.type,parentSchema:schema31.properties.keys.items.properties.name,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data4.public_key !== undefined){
let data6 = data4.public_key;
if(typeof data6 === "string"){
if(!pattern4.test(data6)){
const err12 = {instancePath:instancePath+"/keys/" + i1+"/public_key",schemaPath:"#/properties/keys/items/properties/public_key/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{43}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{43}$"+"\"",schema:"^[A-Za-z0-9_-]{43}$",parentSchema:schema31.properties.keys.items.properties.public_key,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/keys/" + i1+"/public_key",schemaPath:"#/properties/keys/items/properties/public_key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.keys.items.properties.public_key.type,parentSchema:schema31.properties.keys.items.properties.public_key,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data4.may !== undefined){
let data7 = data4.may;
if(Array.isArray(data7)){
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
if(typeof data8 !== "string"){
const err14 = {instancePath:instancePath+"/keys/" + i1+"/may/" + i2,schemaPath:"#/properties/keys/items/properties/may/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.keys.items.properties.may.items.type,parentSchema:schema31.properties.keys.items.properties.may.items,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!((((((((((((((data8 === "look") || (data8 === "list_devices")) || (data8 === "tcp_test")) || (data8 === "detect_device")) || (data8 === "read_registers")) || (data8 === "scan_register_range")) || (data8 === "network_scan")) || (data8 === "rest_fetch")) || (data8 === "rest_inspect")) || (data8 === "mqtt_connect")) || (data8 === "mqtt_subscribe")) || (data8 === "run_driver")) || (data8 === "deploy_driver")) || (data8 === "rollback_driver"))){
const err15 = {instancePath:instancePath+"/keys/" + i1+"/may/" + i2,schemaPath:"#/properties/keys/items/properties/may/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.keys.items.properties.may.items.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.keys.items.properties.may.items.enum,parentSchema:schema31.properties.keys.items.properties.may.items,data:data8};
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
else {
const err16 = {instancePath:instancePath+"/keys/" + i1+"/may",schemaPath:"#/properties/keys/items/properties/may/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.keys.items.properties.may.type,parentSchema:schema31.properties.keys.items.properties.may,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/keys/" + i1,schemaPath:"#/properties/keys/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.keys.items.type,parentSchema:schema31.properties.keys.items,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.keys.type,parentSchema:schema31.properties.keys,data:data3};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.clock_tolerance_s !== undefined){
let data9 = data.clock_tolerance_s;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err19 = {instancePath:instancePath+"/clock_tolerance_s",schemaPath:"#/properties/clock_tolerance_s/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.clock_tolerance_s.type,parentSchema:schema31.properties.clock_tolerance_s,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 3600 || isNaN(data9)){
const err20 = {instancePath:instancePath+"/clock_tolerance_s",schemaPath:"#/properties/clock_tolerance_s/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600},message:"must be <= 3600",schema:3600,parentSchema:schema31.properties.clock_tolerance_s,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err21 = {instancePath:instancePath+"/clock_tolerance_s",schemaPath:"#/properties/clock_tolerance_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.clock_tolerance_s,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
if(data.requests_per_minute !== undefined){
let data10 = data.requests_per_minute;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err22 = {instancePath:instancePath+"/requests_per_minute",schemaPath:"#/properties/requests_per_minute/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.requests_per_minute.type,parentSchema:schema31.properties.requests_per_minute,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 6000 || isNaN(data10)){
const err23 = {instancePath:instancePath+"/requests_per_minute",schemaPath:"#/properties/requests_per_minute/maximum",keyword:"maximum",params:{comparison: "<=", limit: 6000},message:"must be <= 6000",schema:6000,parentSchema:schema31.properties.requests_per_minute,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data10 < 1 || isNaN(data10)){
const err24 = {instancePath:instancePath+"/requests_per_minute",schemaPath:"#/properties/requests_per_minute/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.requests_per_minute,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
if(data.total_requests_per_minute !== undefined){
let data11 = data.total_requests_per_minute;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err25 = {instancePath:instancePath+"/total_requests_per_minute",schemaPath:"#/properties/total_requests_per_minute/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.total_requests_per_minute.type,parentSchema:schema31.properties.total_requests_per_minute,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 60000 || isNaN(data11)){
const err26 = {instancePath:instancePath+"/total_requests_per_minute",schemaPath:"#/properties/total_requests_per_minute/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60000},message:"must be <= 60000",schema:60000,parentSchema:schema31.properties.total_requests_per_minute,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data11 < 1 || isNaN(data11)){
const err27 = {instancePath:instancePath+"/total_requests_per_minute",schemaPath:"#/properties/total_requests_per_minute/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.total_requests_per_minute,data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
if(data.driver_signers !== undefined){
let data12 = data.driver_signers;
if(Array.isArray(data12)){
const len3 = data12.length;
for(let i3=0; i3<len3; i3++){
let data13 = data12[i3];
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.name === undefined){
const err28 = {instancePath:instancePath+"/driver_signers/" + i3,schemaPath:"#/properties/driver_signers/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema31.properties.driver_signers.items.required,parentSchema:schema31.properties.driver_signers.items,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data13.public_key === undefined){
const err29 = {instancePath:instancePath+"/driver_signers/" + i3,schemaPath:"#/properties/driver_signers/items/required",keyword:"required",params:{missingProperty: "public_key"},message:"must have required property '"+"public_key"+"'",schema:schema31.properties.driver_signers.items.required,parentSchema:schema31.properties.driver_signers.items,data:data13};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
for(const key2 in data13){
if(!((key2 === "name") || (key2 === "public_key"))){
const err30 = {instancePath:instancePath+"/driver_signers/" + i3,schemaPath:"#/properties/driver_signers/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.driver_signers.items,data:data13};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data13.name !== undefined){
let data14 = data13.name;
if(typeof data14 === "string"){
if(data14.length > 64){
const err31 = {instancePath:instancePath+"/driver_signers/" + i3+"/name",schemaPath:"#/properties/driver_signers/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema31.properties.driver_signers.items.properties.name,data:data14};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data14.length < 1){
const err32 = {instancePath:instancePath+"/driver_signers/" + i3+"/name",schemaPath:"#/properties/driver_signers/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.driver_signers.items.properties.name,data:data14};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/driver_signers/" + i3+"/name",schemaPath:"#/properties/driver_signers/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.driver_signers.items.properties.name.type,parentSchema:schema31.properties.driver_signers.items.properties.name,data:data14};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data13.public_key !== undefined){
let data15 = data13.public_key;
if(typeof data15 === "string"){
if(!pattern4.test(data15)){
const err34 = {instancePath:instancePath+"/driver_signers/" + i3+"/public_key",schemaPath:"#/properties/driver_signers/items/properties/public_key/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{43}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{43}$"+"\"",schema:"^[A-Za-z0-9_-]{43}$",parentSchema:schema31.properties.driver_signers.items.properties.public_key,data:data15};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/driver_signers/" + i3+"/public_key",schemaPath:"#/properties/driver_signers/items/properties/public_key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.driver_signers.items.properties.public_key.type,parentSchema:schema31.properties.driver_signers.items.properties.public_key,data:data15};
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
else {
const err36 = {instancePath:instancePath+"/driver_signers/" + i3,schemaPath:"#/properties/driver_signers/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.driver_signers.items.type,parentSchema:schema31.properties.driver_signers.items,data:data13};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/driver_signers",schemaPath:"#/properties/driver_signers/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.driver_signers.type,parentSchema:schema31.properties.driver_signers,data:data12};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.targets !== undefined){
let data16 = data.targets;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key3 in data16){
if(!((((key3 === "public") || (key3 === "loopback")) || (key3 === "hosts")) || (key3 === "rest_methods"))){
const err38 = {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.targets,data:data16};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data16.public !== undefined){
let data17 = data16.public;
if(typeof data17 !== "boolean"){
const err39 = {instancePath:instancePath+"/targets/public",schemaPath:"#/properties/targets/properties/public/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.targets.properties.public.type,parentSchema:schema31.properties.targets.properties.public,data:data17};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data16.loopback !== undefined){
let data18 = data16.loopback;
if(typeof data18 !== "boolean"){
const err40 = {instancePath:instancePath+"/targets/loopback",schemaPath:"#/properties/targets/properties/loopback/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.targets.properties.loopback.type,parentSchema:schema31.properties.targets.properties.loopback,data:data18};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data16.hosts !== undefined){
let data19 = data16.hosts;
if(Array.isArray(data19)){
const len4 = data19.length;
for(let i4=0; i4<len4; i4++){
let data20 = data19[i4];
if(typeof data20 === "string"){
if(data20.length < 1){
const err41 = {instancePath:instancePath+"/targets/hosts/" + i4,schemaPath:"#/properties/targets/properties/hosts/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.targets.properties.hosts.items,data:data20};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/targets/hosts/" + i4,schemaPath:"#/properties/targets/properties/hosts/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.targets.properties.hosts.items.type,parentSchema:schema31.properties.targets.properties.hosts.items,data:data20};
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
const err43 = {instancePath:instancePath+"/targets/hosts",schemaPath:"#/properties/targets/properties/hosts/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.targets.properties.hosts.type,parentSchema:schema31.properties.targets.properties.hosts,data:data19};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data16.rest_methods !== undefined){
let data21 = data16.rest_methods;
if(Array.isArray(data21)){
const len5 = data21.length;
for(let i5=0; i5<len5; i5++){
let data22 = data21[i5];
if(typeof data22 !== "string"){
const err44 = {instancePath:instancePath+"/targets/rest_methods/" + i5,schemaPath:"#/properties/targets/properties/rest_methods/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.targets.properties.rest_methods.items.type,parentSchema:schema31.properties.targets.properties.rest_methods.items,data:data22};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(!(((((((data22 === "GET") || (data22 === "HEAD")) || (data22 === "OPTIONS")) || (data22 === "POST")) || (data22 === "PUT")) || (data22 === "PATCH")) || (data22 === "DELETE"))){
const err45 = {instancePath:instancePath+"/targets/rest_methods/" + i5,schemaPath:"#/properties/targets/properties/rest_methods/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.targets.properties.rest_methods.items.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.targets.properties.rest_methods.items.enum,parentSchema:schema31.properties.targets.properties.rest_methods.items,data:data22};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/targets/rest_methods",schemaPath:"#/properties/targets/properties/rest_methods/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.targets.properties.rest_methods.type,parentSchema:schema31.properties.targets.properties.rest_methods,data:data21};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.targets.type,parentSchema:schema31.properties.targets,data:data16};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.audit_days !== undefined){
let data23 = data.audit_days;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err48 = {instancePath:instancePath+"/audit_days",schemaPath:"#/properties/audit_days/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.audit_days.type,parentSchema:schema31.properties.audit_days,data:data23};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 3650 || isNaN(data23)){
const err49 = {instancePath:instancePath+"/audit_days",schemaPath:"#/properties/audit_days/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650},message:"must be <= 3650",schema:3650,parentSchema:schema31.properties.audit_days,data:data23};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data23 < 1 || isNaN(data23)){
const err50 = {instancePath:instancePath+"/audit_days",schemaPath:"#/properties/audit_days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.audit_days,data:data23};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
}
else {
const err51 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

