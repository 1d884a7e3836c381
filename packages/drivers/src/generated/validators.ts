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
export const manifest: Validator = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["version"],"properties":{"name":{"type":"string"},"version":{"type":"string"},"tier":{"type":"string"},"author":{"type":"string"},"protocol":{"type":"string"},"connectivity":{"type":"string"},"ders":{"type":"array","items":{"type":"string"}},"control":{"type":"boolean"},"setup":{"type":"array","items":{"type":"string"}},"tested_devices":{"type":"array","items":{"type":"object","required":["manufacturer"],"properties":{"manufacturer":{"type":"string"},"model_family":{"type":"string"},"variants":{"type":"array","items":{"anyOf":[{"type":"string"},{"type":"number"}]}},"regions":{"type":"array","items":{"type":"string"}},"firmware_versions":{"type":"string"},"notes":{"type":"string"},"min_driver_version":{"type":"string"}}}},"upstream_docs":{"type":"array","items":{"type":"object","required":["url"],"properties":{"url":{"type":"string"},"title":{"type":"string"},"kind":{"type":"string"},"url_stability":{"type":"string"}}}},"connection_defaults":{"type":"object"},"min_host_version":{"type":"string"},"size_bytes":{"type":"integer","minimum":0},"dkb_id":{"type":"string"},"sha256":{"type":"string","pattern":"^([0-9a-fA-F]{64})?$"},"signature":{"type":"string"},"changelog":{"type":"string"}}};
const pattern4 = new RegExp("^([0-9a-fA-F]{64})?$", "u");

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
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.name.type,parentSchema:schema31.properties.name,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.version !== undefined){
let data1 = data.version;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.version.type,parentSchema:schema31.properties.version,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.tier !== undefined){
let data2 = data.tier;
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/tier",schemaPath:"#/properties/tier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.tier.type,parentSchema:schema31.properties.tier,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.author !== undefined){
let data3 = data.author;
if(typeof data3 !== "string"){
const err4 = {instancePath:instancePath+"/author",schemaPath:"#/properties/author/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.author.type,parentSchema:schema31.properties.author,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.protocol !== undefined){
let data4 = data.protocol;
if(typeof data4 !== "string"){
const err5 = {instancePath:instancePath+"/protocol",schemaPath:"#/properties/protocol/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.protocol.type,parentSchema:schema31.properties.protocol,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.connectivity !== undefined){
let data5 = data.connectivity;
if(typeof data5 !== "string"){
const err6 = {instancePath:instancePath+"/connectivity",schemaPath:"#/properties/connectivity/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.connectivity.type,parentSchema:schema31.properties.connectivity,data:data5};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.ders !== undefined){
let data6 = data.ders;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 !== "string"){
const err7 = {instancePath:instancePath+"/ders/" + i0,schemaPath:"#/properties/ders/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.ders.items.type,parentSchema:schema31.properties.ders.items,data:data7};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/ders",schemaPath:"#/properties/ders/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.ders.type,parentSchema:schema31.properties.ders,data:data6};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.control !== undefined){
let data8 = data.control;
if(typeof data8 !== "boolean"){
const err9 = {instancePath:instancePath+"/control",schemaPath:"#/properties/control/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.control.type,parentSchema:schema31.properties.control,data:data8};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.setup !== undefined){
let data9 = data.setup;
if(Array.isArray(data9)){
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
if(typeof data10 !== "string"){
const err10 = {instancePath:instancePath+"/setup/" + i1,schemaPath:"#/properties/setup/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.setup.items.type,parentSchema:schema31.properties.setup.items,data:data10};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/setup",schemaPath:"#/properties/setup/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.setup.type,parentSchema:schema31.properties.setup,data:data9};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.tested_devices !== undefined){
let data11 = data.tested_devices;
if(Array.isArray(data11)){
const len2 = data11.length;
for(let i2=0; i2<len2; i2++){
let data12 = data11[i2];
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.manufacturer === undefined){
const err12 = {instancePath:instancePath+"/tested_devices/" + i2,schemaPath:"#/properties/tested_devices/items/required",keyword:"required",params:{missingProperty: "manufacturer"},message:"must have required property '"+"manufacturer"+"'",schema:schema31.properties.tested_devices.items.required,parentSchema:schema31.properties.tested_devices.items,data:data12};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data12.manufacturer !== undefined){
let data13 = data12.manufacturer;
if(typeof data13 !== "string"){
const err13 = {instancePath:instancePath+"/tested_devices/" + i2+"/manufacturer",schemaPath:"#/properties/tested_devices/items/properties/manufacturer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.tested_devices.items.properties.manufacturer.type,parentSchema:schema31.properties.tested_devices.items.properties.manufacturer,data:data13};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data12.model_family !== undefined){
let data14 = data12.model_family;
if(typeof data14 !== "string"){
const err14 = {instancePath:instancePath+"/tested_devices/" + i2+"/model_family",schemaPath:"#/properties/tested_devices/items/properties/model_family/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.tested_devices.items.properties.model_family.type,parentSchema:schema31.properties.tested_devices.items.properties.model_family,data:data14};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data12.variants !== undefined){
let data15 = data12.variants;
if(Array.isArray(data15)){
const len3 = data15.length;
for(let i3=0; i3<len3; i3++){
let data16 = data15[i3];
const _errs34 = errors;
let valid10 = false;
const _errs35 = errors;
if(typeof data16 !== "string"){
const err15 = {instancePath:instancePath+"/tested_devices/" + i2+"/variants/" + i3,schemaPath:"#/properties/tested_devices/items/properties/variants/items/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.tested_devices.items.properties.variants.items.anyOf[0].type,parentSchema:schema31.properties.tested_devices.items.properties.variants.items.anyOf[0],data:data16};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid0 = _errs35 === errors;
valid10 = valid10 || _valid0;
const _errs37 = errors;
if(!((typeof data16 == "number") && (isFinite(data16)))){
const err16 = {instancePath:instancePath+"/tested_devices/" + i2+"/variants/" + i3,schemaPath:"#/properties/tested_devices/items/properties/variants/items/anyOf/1/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.tested_devices.items.properties.variants.items.anyOf[1].type,parentSchema:schema31.properties.tested_devices.items.properties.variants.items.anyOf[1],data:data16};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid0 = _errs37 === errors;
valid10 = valid10 || _valid0;
if(!valid10){
const err17 = {instancePath:instancePath+"/tested_devices/" + i2+"/variants/" + i3,schemaPath:"#/properties/tested_devices/items/properties/variants/items/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema31.properties.tested_devices.items.properties.variants.items.anyOf,parentSchema:schema31.properties.tested_devices.items.properties.variants.items,data:data16};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
else {
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err18 = {instancePath:instancePath+"/tested_devices/" + i2+"/variants",schemaPath:"#/properties/tested_devices/items/properties/variants/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.tested_devices.items.properties.variants.type,parentSchema:schema31.properties.tested_devices.items.properties.variants,data:data15};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data12.regions !== undefined){
let data17 = data12.regions;
if(Array.isArray(data17)){
const len4 = data17.length;
for(let i4=0; i4<len4; i4++){
let data18 = data17[i4];
if(typeof data18 !== "string"){
const err19 = {instancePath:instancePath+"/tested_devices/" + i2+"/regions/" + i4,schemaPath:"#/properties/tested_devices/items/properties/regions/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.tested_devices.items.properties.regions.items.type,parentSchema:schema31.properties.tested_devices.items.properties.regions.items,data:data18};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/tested_devices/" + i2+"/regions",schemaPath:"#/properties/tested_devices/items/properties/regions/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.tested_devices.items.properties.regions.type,parentSchema:schema31.properties.tested_devices.items.properties.regions,data:data17};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data12.firmware_versions !== undefined){
let data19 = data12.firmware_versions;
if(typeof data19 !== "string"){
const err21 = {instancePath:instancePath+"/tested_devices/" + i2+"/firmware_versions",schemaPath:"#/properties/tested_devices/items/properties/firmware_versions/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.tested_devices.items.properties.firmware_versions.type,parentSchema:schema31.properties.tested_devices.items.properties.firmware_versions,data:data19};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data12.notes !== undefined){
let data20 = data12.notes;
if(typeof data20 !== "string"){
const err22 = {instancePath:instancePath+"/tested_devices/" + i2+"/notes",schemaPath:"#/properties/tested_devices/items/properties/notes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.tested_devices.items.properties.notes.type,parentSchema:schema31.properties.tested_devices.items.properties.notes,data:data20};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data12.min_driver_version !== undefined){
let data21 = data12.min_driver_version;
if(typeof data21 !== "string"){
const err23 = {instancePath:instancePath+"/tested_devices/" + i2+"/min_driver_version",schemaPath:"#/properties/tested_devices/items/properties/min_driver_version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.tested_devices.items.properties.min_driver_version.type,parentSchema:schema31.properties.tested_devices.items.properties.min_driver_version,data:data21};
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
const err24 = {instancePath:instancePath+"/tested_devices/" + i2,schemaPath:"#/properties/tested_devices/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.tested_devices.items.type,parentSchema:schema31.properties.tested_devices.items,data:data12};
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
else {
const err25 = {instancePath:instancePath+"/tested_devices",schemaPath:"#/properties/tested_devices/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.tested_devices.type,parentSchema:schema31.properties.tested_devices,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.upstream_docs !== undefined){
let data22 = data.upstream_docs;
if(Array.isArray(data22)){
const len5 = data22.length;
for(let i5=0; i5<len5; i5++){
let data23 = data22[i5];
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.url === undefined){
const err26 = {instancePath:instancePath+"/upstream_docs/" + i5,schemaPath:"#/properties/upstream_docs/items/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema31.properties.upstream_docs.items.required,parentSchema:schema31.properties.upstream_docs.items,data:data23};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data23.url !== undefined){
let data24 = data23.url;
if(typeof data24 !== "string"){
const err27 = {instancePath:instancePath+"/upstream_docs/" + i5+"/url",schemaPath:"#/properties/upstream_docs/items/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.upstream_docs.items.properties.url.type,parentSchema:schema31.properties.upstream_docs.items.properties.url,data:data24};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data23.title !== undefined){
let data25 = data23.title;
if(typeof data25 !== "string"){
const err28 = {instancePath:instancePath+"/upstream_docs/" + i5+"/title",schemaPath:"#/properties/upstream_docs/items/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.upstream_docs.items.properties.title.type,parentSchema:schema31.properties.upstream_docs.items.properties.title,data:data25};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data23.kind !== undefined){
let data26 = data23.kind;
if(typeof data26 !== "string"){
const err29 = {instancePath:instancePath+"/upstream_docs/" + i5+"/kind",schemaPath:"#/properties/upstream_docs/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.upstream_docs.items.properties.kind.type,parentSchema:schema31.properties.upstream_docs.items.properties.kind,data:data26};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data23.url_stability !== undefined){
let data27 = data23.url_stability;
if(typeof data27 !== "string"){
const err30 = {instancePath:instancePath+"/upstream_docs/" + i5+"/url_stability",schemaPath:"#/properties/upstream_docs/items/properties/url_stability/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.upstream_docs.items.properties.url_stability.type,parentSchema:schema31.properties.upstream_docs.items.properties.url_stability,data:data27};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/upstream_docs/" + i5,schemaPath:"#/properties/upstream_docs/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.upstream_docs.items.type,parentSchema:schema31.properties.upstream_docs.items,data:data23};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/upstream_docs",schemaPath:"#/properties/upstream_docs/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.upstream_docs.type,parentSchema:schema31.properties.upstream_docs,data:data22};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.connection_defaults !== undefined){
let data28 = data.connection_defaults;
if(!(data28 && typeof data28 == "object" && !Array.isArray(data28))){
const err33 = {instancePath:instancePath+"/connection_defaults",schemaPath:"#/properties/connection_defaults/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.connection_defaults.type,parentSchema:schema31.properties.connection_defaults,data:data28};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.min_host_version !== undefined){
let data29 = data.min_host_version;
if(typeof data29 !== "string"){
const err34 = {instancePath:instancePath+"/min_host_version",schemaPath:"#/properties/min_host_version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.min_host_version.type,parentSchema:schema31.properties.min_host_version,data:data29};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.size_bytes !== undefined){
let data30 = data.size_bytes;
if(!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))){
const err35 = {instancePath:instancePath+"/size_bytes",schemaPath:"#/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.size_bytes.type,parentSchema:schema31.properties.size_bytes,data:data30};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 < 0 || isNaN(data30)){
const err36 = {instancePath:instancePath+"/size_bytes",schemaPath:"#/properties/size_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.size_bytes,data:data30};
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
if(data.dkb_id !== undefined){
let data31 = data.dkb_id;
if(typeof data31 !== "string"){
const err37 = {instancePath:instancePath+"/dkb_id",schemaPath:"#/properties/dkb_id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.dkb_id.type,parentSchema:schema31.properties.dkb_id,data:data31};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.sha256 !== undefined){
let data32 = data.sha256;
if(typeof data32 === "string"){
if(!pattern4.test(data32)){
const err38 = {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^([0-9a-fA-F]{64})?$"},message:"must match pattern \""+"^([0-9a-fA-F]{64})?$"+"\"",schema:"^([0-9a-fA-F]{64})?$",parentSchema:schema31.properties.sha256,data:data32};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.sha256.type,parentSchema:schema31.properties.sha256,data:data32};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.signature !== undefined){
let data33 = data.signature;
if(typeof data33 !== "string"){
const err40 = {instancePath:instancePath+"/signature",schemaPath:"#/properties/signature/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.signature.type,parentSchema:schema31.properties.signature,data:data33};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.changelog !== undefined){
let data34 = data.changelog;
if(typeof data34 !== "string"){
const err41 = {instancePath:instancePath+"/changelog",schemaPath:"#/properties/changelog/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.changelog.type,parentSchema:schema31.properties.changelog,data:data34};
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
const err42 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":{"name":true,"version":true,"tier":true,"author":true,"protocol":true,"connectivity":true,"ders":true,"control":true,"setup":true,"tested_devices":true,"upstream_docs":true,"connection_defaults":true,"min_host_version":true,"size_bytes":true,"dkb_id":true,"sha256":true,"signature":true,"changelog":true},"dynamicProps":false,"dynamicItems":false};

