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
export const envelope: Validator = validate20;
const schema31 = {"type":"object","properties":{"schema":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"community":{"type":"string","pattern":"^[\\w:@-]{1,64}$"},"sender":{"type":"string","pattern":"^[\\w:@-]{1,64}$"},"recipient":{"type":"string","pattern":"^[\\w:@-]{1,64}$"},"key_epoch":{"type":"integer","minimum":1,"maximum":9007199254740991},"record":{"type":"object","properties":{"epoch":{"type":"integer","minimum":1,"maximum":9007199254740991},"seq":{"type":"integer","minimum":1,"maximum":9007199254740991}},"required":["epoch","seq"]},"boot":{"type":"integer","minimum":1,"maximum":9007199254740991},"seq":{"type":"integer","minimum":1,"maximum":9007199254740991},"ts":{"type":"integer","minimum":0,"maximum":8640000000000000},"data_class":{"type":"string","enum":["REAL","CALIBRATED","COMPUTED","SYNTHETIC"]},"source_ref":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"valid_for_ms":{"type":"integer","minimum":0,"maximum":9007199254740991},"idem":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"body":{"type":"object"}},"required":["schema","community","sender","key_epoch","boot","seq","ts","data_class","source_ref","valid_for_ms","idem","body"]};
const pattern4 = new RegExp("^[!#-\\[\\]-~]{1,128}$", "u");
const pattern5 = new RegExp("^[\\w:@-]{1,64}$", "u");

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
if(data.schema === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "schema"},message:"must have required property '"+"schema"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.community === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "community"},message:"must have required property '"+"community"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.sender === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sender"},message:"must have required property '"+"sender"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.key_epoch === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "key_epoch"},message:"must have required property '"+"key_epoch"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.boot === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "boot"},message:"must have required property '"+"boot"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.seq === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.ts === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ts"},message:"must have required property '"+"ts"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.data_class === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "data_class"},message:"must have required property '"+"data_class"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.source_ref === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source_ref"},message:"must have required property '"+"source_ref"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.valid_for_ms === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "valid_for_ms"},message:"must have required property '"+"valid_for_ms"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.idem === undefined){
const err10 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "idem"},message:"must have required property '"+"idem"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data.body === undefined){
const err11 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "body"},message:"must have required property '"+"body"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data.schema !== undefined){
let data0 = data.schema;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err12 = {instancePath:instancePath+"/schema",schemaPath:"#/properties/schema/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema31.properties.schema,data:data0};
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
const err13 = {instancePath:instancePath+"/schema",schemaPath:"#/properties/schema/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.schema.type,parentSchema:schema31.properties.schema,data:data0};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.community !== undefined){
let data1 = data.community;
if(typeof data1 === "string"){
if(!pattern5.test(data1)){
const err14 = {instancePath:instancePath+"/community",schemaPath:"#/properties/community/pattern",keyword:"pattern",params:{pattern: "^[\\w:@-]{1,64}$"},message:"must match pattern \""+"^[\\w:@-]{1,64}$"+"\"",schema:"^[\\w:@-]{1,64}$",parentSchema:schema31.properties.community,data:data1};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/community",schemaPath:"#/properties/community/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.community.type,parentSchema:schema31.properties.community,data:data1};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.sender !== undefined){
let data2 = data.sender;
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
const err16 = {instancePath:instancePath+"/sender",schemaPath:"#/properties/sender/pattern",keyword:"pattern",params:{pattern: "^[\\w:@-]{1,64}$"},message:"must match pattern \""+"^[\\w:@-]{1,64}$"+"\"",schema:"^[\\w:@-]{1,64}$",parentSchema:schema31.properties.sender,data:data2};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/sender",schemaPath:"#/properties/sender/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.sender.type,parentSchema:schema31.properties.sender,data:data2};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.recipient !== undefined){
let data3 = data.recipient;
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
const err18 = {instancePath:instancePath+"/recipient",schemaPath:"#/properties/recipient/pattern",keyword:"pattern",params:{pattern: "^[\\w:@-]{1,64}$"},message:"must match pattern \""+"^[\\w:@-]{1,64}$"+"\"",schema:"^[\\w:@-]{1,64}$",parentSchema:schema31.properties.recipient,data:data3};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/recipient",schemaPath:"#/properties/recipient/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.recipient.type,parentSchema:schema31.properties.recipient,data:data3};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.key_epoch !== undefined){
let data4 = data.key_epoch;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err20 = {instancePath:instancePath+"/key_epoch",schemaPath:"#/properties/key_epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.key_epoch.type,parentSchema:schema31.properties.key_epoch,data:data4};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
const err21 = {instancePath:instancePath+"/key_epoch",schemaPath:"#/properties/key_epoch/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema31.properties.key_epoch,data:data4};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err22 = {instancePath:instancePath+"/key_epoch",schemaPath:"#/properties/key_epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.key_epoch,data:data4};
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
if(data.record !== undefined){
let data5 = data.record;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.epoch === undefined){
const err23 = {instancePath:instancePath+"/record",schemaPath:"#/properties/record/required",keyword:"required",params:{missingProperty: "epoch"},message:"must have required property '"+"epoch"+"'",schema:schema31.properties.record.required,parentSchema:schema31.properties.record,data:data5};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data5.seq === undefined){
const err24 = {instancePath:instancePath+"/record",schemaPath:"#/properties/record/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema31.properties.record.required,parentSchema:schema31.properties.record,data:data5};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data5.epoch !== undefined){
let data6 = data5.epoch;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err25 = {instancePath:instancePath+"/record/epoch",schemaPath:"#/properties/record/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.record.properties.epoch.type,parentSchema:schema31.properties.record.properties.epoch,data:data6};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 9007199254740991 || isNaN(data6)){
const err26 = {instancePath:instancePath+"/record/epoch",schemaPath:"#/properties/record/properties/epoch/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema31.properties.record.properties.epoch,data:data6};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data6 < 1 || isNaN(data6)){
const err27 = {instancePath:instancePath+"/record/epoch",schemaPath:"#/properties/record/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.record.properties.epoch,data:data6};
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
if(data5.seq !== undefined){
let data7 = data5.seq;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err28 = {instancePath:instancePath+"/record/seq",schemaPath:"#/properties/record/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.record.properties.seq.type,parentSchema:schema31.properties.record.properties.seq,data:data7};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 9007199254740991 || isNaN(data7)){
const err29 = {instancePath:instancePath+"/record/seq",schemaPath:"#/properties/record/properties/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema31.properties.record.properties.seq,data:data7};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err30 = {instancePath:instancePath+"/record/seq",schemaPath:"#/properties/record/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.record.properties.seq,data:data7};
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
}
else {
const err31 = {instancePath:instancePath+"/record",schemaPath:"#/properties/record/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.record.type,parentSchema:schema31.properties.record,data:data5};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.boot !== undefined){
let data8 = data.boot;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err32 = {instancePath:instancePath+"/boot",schemaPath:"#/properties/boot/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.boot.type,parentSchema:schema31.properties.boot,data:data8};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 9007199254740991 || isNaN(data8)){
const err33 = {instancePath:instancePath+"/boot",schemaPath:"#/properties/boot/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema31.properties.boot,data:data8};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data8 < 1 || isNaN(data8)){
const err34 = {instancePath:instancePath+"/boot",schemaPath:"#/properties/boot/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.boot,data:data8};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
if(data.seq !== undefined){
let data9 = data.seq;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err35 = {instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.seq.type,parentSchema:schema31.properties.seq,data:data9};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 9007199254740991 || isNaN(data9)){
const err36 = {instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema31.properties.seq,data:data9};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err37 = {instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.seq,data:data9};
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
if(data.ts !== undefined){
let data10 = data.ts;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err38 = {instancePath:instancePath+"/ts",schemaPath:"#/properties/ts/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.ts.type,parentSchema:schema31.properties.ts,data:data10};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 8640000000000000 || isNaN(data10)){
const err39 = {instancePath:instancePath+"/ts",schemaPath:"#/properties/ts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema31.properties.ts,data:data10};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err40 = {instancePath:instancePath+"/ts",schemaPath:"#/properties/ts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.ts,data:data10};
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
if(data.data_class !== undefined){
let data11 = data.data_class;
if(typeof data11 !== "string"){
const err41 = {instancePath:instancePath+"/data_class",schemaPath:"#/properties/data_class/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.data_class.type,parentSchema:schema31.properties.data_class,data:data11};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(!((((data11 === "REAL") || (data11 === "CALIBRATED")) || (data11 === "COMPUTED")) || (data11 === "SYNTHETIC"))){
const err42 = {instancePath:instancePath+"/data_class",schemaPath:"#/properties/data_class/enum",keyword:"enum",params:{allowedValues: schema31.properties.data_class.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.data_class.enum,parentSchema:schema31.properties.data_class,data:data11};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.source_ref !== undefined){
let data12 = data.source_ref;
if(typeof data12 === "string"){
if(!pattern4.test(data12)){
const err43 = {instancePath:instancePath+"/source_ref",schemaPath:"#/properties/source_ref/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema31.properties.source_ref,data:data12};
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
const err44 = {instancePath:instancePath+"/source_ref",schemaPath:"#/properties/source_ref/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.source_ref.type,parentSchema:schema31.properties.source_ref,data:data12};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.valid_for_ms !== undefined){
let data13 = data.valid_for_ms;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err45 = {instancePath:instancePath+"/valid_for_ms",schemaPath:"#/properties/valid_for_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.valid_for_ms.type,parentSchema:schema31.properties.valid_for_ms,data:data13};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 9007199254740991 || isNaN(data13)){
const err46 = {instancePath:instancePath+"/valid_for_ms",schemaPath:"#/properties/valid_for_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema31.properties.valid_for_ms,data:data13};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err47 = {instancePath:instancePath+"/valid_for_ms",schemaPath:"#/properties/valid_for_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.valid_for_ms,data:data13};
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
if(data.idem !== undefined){
let data14 = data.idem;
if(typeof data14 === "string"){
if(!pattern4.test(data14)){
const err48 = {instancePath:instancePath+"/idem",schemaPath:"#/properties/idem/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema31.properties.idem,data:data14};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/idem",schemaPath:"#/properties/idem/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.idem.type,parentSchema:schema31.properties.idem,data:data14};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.body !== undefined){
let data15 = data.body;
if(!(data15 && typeof data15 == "object" && !Array.isArray(data15))){
const err50 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.body.type,parentSchema:schema31.properties.body,data:data15};
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
validate20.evaluated = {"props":{"schema":true,"community":true,"sender":true,"recipient":true,"key_epoch":true,"record":true,"boot":true,"seq":true,"ts":true,"data_class":true,"source_ref":true,"valid_for_ms":true,"idem":true,"body":true},"dynamicProps":false,"dynamicItems":false};

export const buildingState: Validator = validate21;
const schema32 = {"type":"object","properties":{"timestamp_source":{"type":"string","enum":["device_clock_synced","device_clock_free","gateway_stamped"]},"samples":{"type":"array","minItems":1,"maxItems":120,"items":{"type":"object","properties":{"ts":{"type":"integer","minimum":0,"maximum":8640000000000000},"quality":{"type":"string","enum":["valid","suspect","estimated","missing","quarantined"]},"w":{"type":"number"},"phases":{"type":"array","minItems":1,"maxItems":3,"items":{"type":"object","properties":{"w":{"type":"number"},"var":{"type":"number"},"v":{"type":"number","minimum":0},"a":{"type":"number","minimum":0}}}},"import_wh":{"type":"number","minimum":0},"export_wh":{"type":"number","minimum":0},"ders":{"type":"array","maxItems":64,"items":{"type":"object","properties":{"id":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"kind":{"type":"string","enum":["meter","pv","battery","v2x_charger","ev","inverter","vehicle"]},"quality":{"type":"string","enum":["valid","suspect","estimated","missing","quarantined"]},"w":{"type":"number"},"var":{"type":"number"},"soc_fraction":{"type":"number","minimum":0,"maximum":1},"capacity_wh":{"type":"number","minimum":0},"consumed_wh":{"type":"number","minimum":0},"produced_wh":{"type":"number","minimum":0},"lower_limit_w":{"type":"number"},"upper_limit_w":{"type":"number"},"rated_power_w":{"type":"number","minimum":0},"is_connected":{"type":"boolean"}},"required":["id","kind"]}}},"required":["ts","quality"]}},"readiness":{"type":"object","properties":{"is_ready":{"type":"boolean"},"control_level":{"type":"string","enum":["monitor_only","advisory","supervised_control","autonomous_within_envelope"]},"mode":{"type":"string","enum":["full","conservative","fallback","local","safe"]},"autonomy_s":{"type":"number","minimum":0},"reasons":{"type":"array","maxItems":16,"items":{"type":"string","minLength":1,"maxLength":512}},"ders":{"type":"array","maxItems":64,"items":{"type":"object","properties":{"id":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"is_ready":{"type":"boolean"},"reason":{"type":"string","minLength":1,"maxLength":512}},"required":["id","is_ready"]}}},"required":["is_ready","control_level","mode"]},"comfort":{"type":"array","maxItems":32,"items":{"type":"object","properties":{"id":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"kind":{"type":"string","enum":["room_temperature","hot_water_temperature","co2","vehicle_energy"]},"unit":{"type":"string","enum":["°C","ppm","Wh"]},"to_lower":{"type":"number"},"to_upper":{"type":"number"}},"required":["id","kind","unit"]}}},"required":["timestamp_source","samples"]};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.timestamp_source === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timestamp_source"},message:"must have required property '"+"timestamp_source"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.samples === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "samples"},message:"must have required property '"+"samples"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.timestamp_source !== undefined){
let data0 = data.timestamp_source;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/timestamp_source",schemaPath:"#/properties/timestamp_source/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.timestamp_source.type,parentSchema:schema32.properties.timestamp_source,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!(((data0 === "device_clock_synced") || (data0 === "device_clock_free")) || (data0 === "gateway_stamped"))){
const err3 = {instancePath:instancePath+"/timestamp_source",schemaPath:"#/properties/timestamp_source/enum",keyword:"enum",params:{allowedValues: schema32.properties.timestamp_source.enum},message:"must be equal to one of the allowed values",schema:schema32.properties.timestamp_source.enum,parentSchema:schema32.properties.timestamp_source,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.samples !== undefined){
let data1 = data.samples;
if(Array.isArray(data1)){
if(data1.length > 120){
const err4 = {instancePath:instancePath+"/samples",schemaPath:"#/properties/samples/maxItems",keyword:"maxItems",params:{limit: 120},message:"must NOT have more than 120 items",schema:120,parentSchema:schema32.properties.samples,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/samples",schemaPath:"#/properties/samples/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema32.properties.samples,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.ts === undefined){
const err6 = {instancePath:instancePath+"/samples/" + i0,schemaPath:"#/properties/samples/items/required",keyword:"required",params:{missingProperty: "ts"},message:"must have required property '"+"ts"+"'",schema:schema32.properties.samples.items.required,parentSchema:schema32.properties.samples.items,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2.quality === undefined){
const err7 = {instancePath:instancePath+"/samples/" + i0,schemaPath:"#/properties/samples/items/required",keyword:"required",params:{missingProperty: "quality"},message:"must have required property '"+"quality"+"'",schema:schema32.properties.samples.items.required,parentSchema:schema32.properties.samples.items,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2.ts !== undefined){
let data3 = data2.ts;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err8 = {instancePath:instancePath+"/samples/" + i0+"/ts",schemaPath:"#/properties/samples/items/properties/ts/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema32.properties.samples.items.properties.ts.type,parentSchema:schema32.properties.samples.items.properties.ts,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 8640000000000000 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/samples/" + i0+"/ts",schemaPath:"#/properties/samples/items/properties/ts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema32.properties.samples.items.properties.ts,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/samples/" + i0+"/ts",schemaPath:"#/properties/samples/items/properties/ts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.samples.items.properties.ts,data:data3};
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
if(data2.quality !== undefined){
let data4 = data2.quality;
if(typeof data4 !== "string"){
const err11 = {instancePath:instancePath+"/samples/" + i0+"/quality",schemaPath:"#/properties/samples/items/properties/quality/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.samples.items.properties.quality.type,parentSchema:schema32.properties.samples.items.properties.quality,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!(((((data4 === "valid") || (data4 === "suspect")) || (data4 === "estimated")) || (data4 === "missing")) || (data4 === "quarantined"))){
const err12 = {instancePath:instancePath+"/samples/" + i0+"/quality",schemaPath:"#/properties/samples/items/properties/quality/enum",keyword:"enum",params:{allowedValues: schema32.properties.samples.items.properties.quality.enum},message:"must be equal to one of the allowed values",schema:schema32.properties.samples.items.properties.quality.enum,parentSchema:schema32.properties.samples.items.properties.quality,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data2.w !== undefined){
let data5 = data2.w;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err13 = {instancePath:instancePath+"/samples/" + i0+"/w",schemaPath:"#/properties/samples/items/properties/w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.w.type,parentSchema:schema32.properties.samples.items.properties.w,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data2.phases !== undefined){
let data6 = data2.phases;
if(Array.isArray(data6)){
if(data6.length > 3){
const err14 = {instancePath:instancePath+"/samples/" + i0+"/phases",schemaPath:"#/properties/samples/items/properties/phases/maxItems",keyword:"maxItems",params:{limit: 3},message:"must NOT have more than 3 items",schema:3,parentSchema:schema32.properties.samples.items.properties.phases,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data6.length < 1){
const err15 = {instancePath:instancePath+"/samples/" + i0+"/phases",schemaPath:"#/properties/samples/items/properties/phases/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema32.properties.samples.items.properties.phases,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.w !== undefined){
let data8 = data7.w;
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err16 = {instancePath:instancePath+"/samples/" + i0+"/phases/" + i1+"/w",schemaPath:"#/properties/samples/items/properties/phases/items/properties/w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.phases.items.properties.w.type,parentSchema:schema32.properties.samples.items.properties.phases.items.properties.w,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data7.var !== undefined){
let data9 = data7.var;
if(!((typeof data9 == "number") && (isFinite(data9)))){
const err17 = {instancePath:instancePath+"/samples/" + i0+"/phases/" + i1+"/var",schemaPath:"#/properties/samples/items/properties/phases/items/properties/var/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.phases.items.properties.var.type,parentSchema:schema32.properties.samples.items.properties.phases.items.properties.var,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data7.v !== undefined){
let data10 = data7.v;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
const err18 = {instancePath:instancePath+"/samples/" + i0+"/phases/" + i1+"/v",schemaPath:"#/properties/samples/items/properties/phases/items/properties/v/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.samples.items.properties.phases.items.properties.v,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/samples/" + i0+"/phases/" + i1+"/v",schemaPath:"#/properties/samples/items/properties/phases/items/properties/v/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.phases.items.properties.v.type,parentSchema:schema32.properties.samples.items.properties.phases.items.properties.v,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data7.a !== undefined){
let data11 = data7.a;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err20 = {instancePath:instancePath+"/samples/" + i0+"/phases/" + i1+"/a",schemaPath:"#/properties/samples/items/properties/phases/items/properties/a/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.samples.items.properties.phases.items.properties.a,data:data11};
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
const err21 = {instancePath:instancePath+"/samples/" + i0+"/phases/" + i1+"/a",schemaPath:"#/properties/samples/items/properties/phases/items/properties/a/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.phases.items.properties.a.type,parentSchema:schema32.properties.samples.items.properties.phases.items.properties.a,data:data11};
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
else {
const err22 = {instancePath:instancePath+"/samples/" + i0+"/phases/" + i1,schemaPath:"#/properties/samples/items/properties/phases/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.samples.items.properties.phases.items.type,parentSchema:schema32.properties.samples.items.properties.phases.items,data:data7};
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
const err23 = {instancePath:instancePath+"/samples/" + i0+"/phases",schemaPath:"#/properties/samples/items/properties/phases/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.samples.items.properties.phases.type,parentSchema:schema32.properties.samples.items.properties.phases,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data2.import_wh !== undefined){
let data12 = data2.import_wh;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
const err24 = {instancePath:instancePath+"/samples/" + i0+"/import_wh",schemaPath:"#/properties/samples/items/properties/import_wh/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.samples.items.properties.import_wh,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/samples/" + i0+"/import_wh",schemaPath:"#/properties/samples/items/properties/import_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.import_wh.type,parentSchema:schema32.properties.samples.items.properties.import_wh,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data2.export_wh !== undefined){
let data13 = data2.export_wh;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err26 = {instancePath:instancePath+"/samples/" + i0+"/export_wh",schemaPath:"#/properties/samples/items/properties/export_wh/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.samples.items.properties.export_wh,data:data13};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/samples/" + i0+"/export_wh",schemaPath:"#/properties/samples/items/properties/export_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.export_wh.type,parentSchema:schema32.properties.samples.items.properties.export_wh,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data2.ders !== undefined){
let data14 = data2.ders;
if(Array.isArray(data14)){
if(data14.length > 64){
const err28 = {instancePath:instancePath+"/samples/" + i0+"/ders",schemaPath:"#/properties/samples/items/properties/ders/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema32.properties.samples.items.properties.ders,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
const len2 = data14.length;
for(let i2=0; i2<len2; i2++){
let data15 = data14[i2];
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.id === undefined){
const err29 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2,schemaPath:"#/properties/samples/items/properties/ders/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema32.properties.samples.items.properties.ders.items.required,parentSchema:schema32.properties.samples.items.properties.ders.items,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data15.kind === undefined){
const err30 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2,schemaPath:"#/properties/samples/items/properties/ders/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema32.properties.samples.items.properties.ders.items.required,parentSchema:schema32.properties.samples.items.properties.ders.items,data:data15};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data15.id !== undefined){
let data16 = data15.id;
if(typeof data16 === "string"){
if(!pattern4.test(data16)){
const err31 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/id",schemaPath:"#/properties/samples/items/properties/ders/items/properties/id/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema32.properties.samples.items.properties.ders.items.properties.id,data:data16};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/id",schemaPath:"#/properties/samples/items/properties/ders/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.samples.items.properties.ders.items.properties.id.type,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.id,data:data16};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data15.kind !== undefined){
let data17 = data15.kind;
if(typeof data17 !== "string"){
const err33 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/kind",schemaPath:"#/properties/samples/items/properties/ders/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.samples.items.properties.ders.items.properties.kind.type,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.kind,data:data17};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(!(((((((data17 === "meter") || (data17 === "pv")) || (data17 === "battery")) || (data17 === "v2x_charger")) || (data17 === "ev")) || (data17 === "inverter")) || (data17 === "vehicle"))){
const err34 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/kind",schemaPath:"#/properties/samples/items/properties/ders/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema32.properties.samples.items.properties.ders.items.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema32.properties.samples.items.properties.ders.items.properties.kind.enum,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.kind,data:data17};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data15.quality !== undefined){
let data18 = data15.quality;
if(typeof data18 !== "string"){
const err35 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/quality",schemaPath:"#/properties/samples/items/properties/ders/items/properties/quality/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.samples.items.properties.ders.items.properties.quality.type,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.quality,data:data18};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(!(((((data18 === "valid") || (data18 === "suspect")) || (data18 === "estimated")) || (data18 === "missing")) || (data18 === "quarantined"))){
const err36 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/quality",schemaPath:"#/properties/samples/items/properties/ders/items/properties/quality/enum",keyword:"enum",params:{allowedValues: schema32.properties.samples.items.properties.ders.items.properties.quality.enum},message:"must be equal to one of the allowed values",schema:schema32.properties.samples.items.properties.ders.items.properties.quality.enum,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.quality,data:data18};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data15.w !== undefined){
let data19 = data15.w;
if(!((typeof data19 == "number") && (isFinite(data19)))){
const err37 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/w",schemaPath:"#/properties/samples/items/properties/ders/items/properties/w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.ders.items.properties.w.type,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.w,data:data19};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data15.var !== undefined){
let data20 = data15.var;
if(!((typeof data20 == "number") && (isFinite(data20)))){
const err38 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/var",schemaPath:"#/properties/samples/items/properties/ders/items/properties/var/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.ders.items.properties.var.type,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.var,data:data20};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data15.soc_fraction !== undefined){
let data21 = data15.soc_fraction;
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 1 || isNaN(data21)){
const err39 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/soc_fraction",schemaPath:"#/properties/samples/items/properties/ders/items/properties/soc_fraction/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.soc_fraction,data:data21};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data21 < 0 || isNaN(data21)){
const err40 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/soc_fraction",schemaPath:"#/properties/samples/items/properties/ders/items/properties/soc_fraction/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.soc_fraction,data:data21};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/soc_fraction",schemaPath:"#/properties/samples/items/properties/ders/items/properties/soc_fraction/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.ders.items.properties.soc_fraction.type,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.soc_fraction,data:data21};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data15.capacity_wh !== undefined){
let data22 = data15.capacity_wh;
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 < 0 || isNaN(data22)){
const err42 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/capacity_wh",schemaPath:"#/properties/samples/items/properties/ders/items/properties/capacity_wh/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.capacity_wh,data:data22};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/capacity_wh",schemaPath:"#/properties/samples/items/properties/ders/items/properties/capacity_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.ders.items.properties.capacity_wh.type,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.capacity_wh,data:data22};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data15.consumed_wh !== undefined){
let data23 = data15.consumed_wh;
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 < 0 || isNaN(data23)){
const err44 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/consumed_wh",schemaPath:"#/properties/samples/items/properties/ders/items/properties/consumed_wh/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.consumed_wh,data:data23};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/consumed_wh",schemaPath:"#/properties/samples/items/properties/ders/items/properties/consumed_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.ders.items.properties.consumed_wh.type,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.consumed_wh,data:data23};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data15.produced_wh !== undefined){
let data24 = data15.produced_wh;
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 < 0 || isNaN(data24)){
const err46 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/produced_wh",schemaPath:"#/properties/samples/items/properties/ders/items/properties/produced_wh/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.produced_wh,data:data24};
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
const err47 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/produced_wh",schemaPath:"#/properties/samples/items/properties/ders/items/properties/produced_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.ders.items.properties.produced_wh.type,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.produced_wh,data:data24};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data15.lower_limit_w !== undefined){
let data25 = data15.lower_limit_w;
if(!((typeof data25 == "number") && (isFinite(data25)))){
const err48 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/lower_limit_w",schemaPath:"#/properties/samples/items/properties/ders/items/properties/lower_limit_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.ders.items.properties.lower_limit_w.type,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.lower_limit_w,data:data25};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data15.upper_limit_w !== undefined){
let data26 = data15.upper_limit_w;
if(!((typeof data26 == "number") && (isFinite(data26)))){
const err49 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/upper_limit_w",schemaPath:"#/properties/samples/items/properties/ders/items/properties/upper_limit_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.ders.items.properties.upper_limit_w.type,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.upper_limit_w,data:data26};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data15.rated_power_w !== undefined){
let data27 = data15.rated_power_w;
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 < 0 || isNaN(data27)){
const err50 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/rated_power_w",schemaPath:"#/properties/samples/items/properties/ders/items/properties/rated_power_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.rated_power_w,data:data27};
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
const err51 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/rated_power_w",schemaPath:"#/properties/samples/items/properties/ders/items/properties/rated_power_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.samples.items.properties.ders.items.properties.rated_power_w.type,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.rated_power_w,data:data27};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data15.is_connected !== undefined){
let data28 = data15.is_connected;
if(typeof data28 !== "boolean"){
const err52 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2+"/is_connected",schemaPath:"#/properties/samples/items/properties/ders/items/properties/is_connected/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema32.properties.samples.items.properties.ders.items.properties.is_connected.type,parentSchema:schema32.properties.samples.items.properties.ders.items.properties.is_connected,data:data28};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/samples/" + i0+"/ders/" + i2,schemaPath:"#/properties/samples/items/properties/ders/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.samples.items.properties.ders.items.type,parentSchema:schema32.properties.samples.items.properties.ders.items,data:data15};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
else {
const err54 = {instancePath:instancePath+"/samples/" + i0+"/ders",schemaPath:"#/properties/samples/items/properties/ders/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.samples.items.properties.ders.type,parentSchema:schema32.properties.samples.items.properties.ders,data:data14};
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
else {
const err55 = {instancePath:instancePath+"/samples/" + i0,schemaPath:"#/properties/samples/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.samples.items.type,parentSchema:schema32.properties.samples.items,data:data2};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/samples",schemaPath:"#/properties/samples/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.samples.type,parentSchema:schema32.properties.samples,data:data1};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.readiness !== undefined){
let data29 = data.readiness;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(data29.is_ready === undefined){
const err57 = {instancePath:instancePath+"/readiness",schemaPath:"#/properties/readiness/required",keyword:"required",params:{missingProperty: "is_ready"},message:"must have required property '"+"is_ready"+"'",schema:schema32.properties.readiness.required,parentSchema:schema32.properties.readiness,data:data29};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(data29.control_level === undefined){
const err58 = {instancePath:instancePath+"/readiness",schemaPath:"#/properties/readiness/required",keyword:"required",params:{missingProperty: "control_level"},message:"must have required property '"+"control_level"+"'",schema:schema32.properties.readiness.required,parentSchema:schema32.properties.readiness,data:data29};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data29.mode === undefined){
const err59 = {instancePath:instancePath+"/readiness",schemaPath:"#/properties/readiness/required",keyword:"required",params:{missingProperty: "mode"},message:"must have required property '"+"mode"+"'",schema:schema32.properties.readiness.required,parentSchema:schema32.properties.readiness,data:data29};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data29.is_ready !== undefined){
let data30 = data29.is_ready;
if(typeof data30 !== "boolean"){
const err60 = {instancePath:instancePath+"/readiness/is_ready",schemaPath:"#/properties/readiness/properties/is_ready/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema32.properties.readiness.properties.is_ready.type,parentSchema:schema32.properties.readiness.properties.is_ready,data:data30};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data29.control_level !== undefined){
let data31 = data29.control_level;
if(typeof data31 !== "string"){
const err61 = {instancePath:instancePath+"/readiness/control_level",schemaPath:"#/properties/readiness/properties/control_level/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.readiness.properties.control_level.type,parentSchema:schema32.properties.readiness.properties.control_level,data:data31};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(!((((data31 === "monitor_only") || (data31 === "advisory")) || (data31 === "supervised_control")) || (data31 === "autonomous_within_envelope"))){
const err62 = {instancePath:instancePath+"/readiness/control_level",schemaPath:"#/properties/readiness/properties/control_level/enum",keyword:"enum",params:{allowedValues: schema32.properties.readiness.properties.control_level.enum},message:"must be equal to one of the allowed values",schema:schema32.properties.readiness.properties.control_level.enum,parentSchema:schema32.properties.readiness.properties.control_level,data:data31};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data29.mode !== undefined){
let data32 = data29.mode;
if(typeof data32 !== "string"){
const err63 = {instancePath:instancePath+"/readiness/mode",schemaPath:"#/properties/readiness/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.readiness.properties.mode.type,parentSchema:schema32.properties.readiness.properties.mode,data:data32};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(!(((((data32 === "full") || (data32 === "conservative")) || (data32 === "fallback")) || (data32 === "local")) || (data32 === "safe"))){
const err64 = {instancePath:instancePath+"/readiness/mode",schemaPath:"#/properties/readiness/properties/mode/enum",keyword:"enum",params:{allowedValues: schema32.properties.readiness.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema32.properties.readiness.properties.mode.enum,parentSchema:schema32.properties.readiness.properties.mode,data:data32};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data29.autonomy_s !== undefined){
let data33 = data29.autonomy_s;
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 < 0 || isNaN(data33)){
const err65 = {instancePath:instancePath+"/readiness/autonomy_s",schemaPath:"#/properties/readiness/properties/autonomy_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.readiness.properties.autonomy_s,data:data33};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
else {
const err66 = {instancePath:instancePath+"/readiness/autonomy_s",schemaPath:"#/properties/readiness/properties/autonomy_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.readiness.properties.autonomy_s.type,parentSchema:schema32.properties.readiness.properties.autonomy_s,data:data33};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data29.reasons !== undefined){
let data34 = data29.reasons;
if(Array.isArray(data34)){
if(data34.length > 16){
const err67 = {instancePath:instancePath+"/readiness/reasons",schemaPath:"#/properties/readiness/properties/reasons/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items",schema:16,parentSchema:schema32.properties.readiness.properties.reasons,data:data34};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
const len3 = data34.length;
for(let i3=0; i3<len3; i3++){
let data35 = data34[i3];
if(typeof data35 === "string"){
if(data35.length > 512){
const err68 = {instancePath:instancePath+"/readiness/reasons/" + i3,schemaPath:"#/properties/readiness/properties/reasons/items/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema32.properties.readiness.properties.reasons.items,data:data35};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data35.length < 1){
const err69 = {instancePath:instancePath+"/readiness/reasons/" + i3,schemaPath:"#/properties/readiness/properties/reasons/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.readiness.properties.reasons.items,data:data35};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {instancePath:instancePath+"/readiness/reasons/" + i3,schemaPath:"#/properties/readiness/properties/reasons/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.readiness.properties.reasons.items.type,parentSchema:schema32.properties.readiness.properties.reasons.items,data:data35};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
else {
const err71 = {instancePath:instancePath+"/readiness/reasons",schemaPath:"#/properties/readiness/properties/reasons/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.readiness.properties.reasons.type,parentSchema:schema32.properties.readiness.properties.reasons,data:data34};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data29.ders !== undefined){
let data36 = data29.ders;
if(Array.isArray(data36)){
if(data36.length > 64){
const err72 = {instancePath:instancePath+"/readiness/ders",schemaPath:"#/properties/readiness/properties/ders/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema32.properties.readiness.properties.ders,data:data36};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
const len4 = data36.length;
for(let i4=0; i4<len4; i4++){
let data37 = data36[i4];
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
if(data37.id === undefined){
const err73 = {instancePath:instancePath+"/readiness/ders/" + i4,schemaPath:"#/properties/readiness/properties/ders/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema32.properties.readiness.properties.ders.items.required,parentSchema:schema32.properties.readiness.properties.ders.items,data:data37};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data37.is_ready === undefined){
const err74 = {instancePath:instancePath+"/readiness/ders/" + i4,schemaPath:"#/properties/readiness/properties/ders/items/required",keyword:"required",params:{missingProperty: "is_ready"},message:"must have required property '"+"is_ready"+"'",schema:schema32.properties.readiness.properties.ders.items.required,parentSchema:schema32.properties.readiness.properties.ders.items,data:data37};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(data37.id !== undefined){
let data38 = data37.id;
if(typeof data38 === "string"){
if(!pattern4.test(data38)){
const err75 = {instancePath:instancePath+"/readiness/ders/" + i4+"/id",schemaPath:"#/properties/readiness/properties/ders/items/properties/id/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema32.properties.readiness.properties.ders.items.properties.id,data:data38};
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
const err76 = {instancePath:instancePath+"/readiness/ders/" + i4+"/id",schemaPath:"#/properties/readiness/properties/ders/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.readiness.properties.ders.items.properties.id.type,parentSchema:schema32.properties.readiness.properties.ders.items.properties.id,data:data38};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data37.is_ready !== undefined){
let data39 = data37.is_ready;
if(typeof data39 !== "boolean"){
const err77 = {instancePath:instancePath+"/readiness/ders/" + i4+"/is_ready",schemaPath:"#/properties/readiness/properties/ders/items/properties/is_ready/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema32.properties.readiness.properties.ders.items.properties.is_ready.type,parentSchema:schema32.properties.readiness.properties.ders.items.properties.is_ready,data:data39};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data37.reason !== undefined){
let data40 = data37.reason;
if(typeof data40 === "string"){
if(data40.length > 512){
const err78 = {instancePath:instancePath+"/readiness/ders/" + i4+"/reason",schemaPath:"#/properties/readiness/properties/ders/items/properties/reason/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema32.properties.readiness.properties.ders.items.properties.reason,data:data40};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(data40.length < 1){
const err79 = {instancePath:instancePath+"/readiness/ders/" + i4+"/reason",schemaPath:"#/properties/readiness/properties/ders/items/properties/reason/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.readiness.properties.ders.items.properties.reason,data:data40};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/readiness/ders/" + i4+"/reason",schemaPath:"#/properties/readiness/properties/ders/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.readiness.properties.ders.items.properties.reason.type,parentSchema:schema32.properties.readiness.properties.ders.items.properties.reason,data:data40};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
}
else {
const err81 = {instancePath:instancePath+"/readiness/ders/" + i4,schemaPath:"#/properties/readiness/properties/ders/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.readiness.properties.ders.items.type,parentSchema:schema32.properties.readiness.properties.ders.items,data:data37};
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
const err82 = {instancePath:instancePath+"/readiness/ders",schemaPath:"#/properties/readiness/properties/ders/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.readiness.properties.ders.type,parentSchema:schema32.properties.readiness.properties.ders,data:data36};
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
const err83 = {instancePath:instancePath+"/readiness",schemaPath:"#/properties/readiness/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.readiness.type,parentSchema:schema32.properties.readiness,data:data29};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data.comfort !== undefined){
let data41 = data.comfort;
if(Array.isArray(data41)){
if(data41.length > 32){
const err84 = {instancePath:instancePath+"/comfort",schemaPath:"#/properties/comfort/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items",schema:32,parentSchema:schema32.properties.comfort,data:data41};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
const len5 = data41.length;
for(let i5=0; i5<len5; i5++){
let data42 = data41[i5];
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.id === undefined){
const err85 = {instancePath:instancePath+"/comfort/" + i5,schemaPath:"#/properties/comfort/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema32.properties.comfort.items.required,parentSchema:schema32.properties.comfort.items,data:data42};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(data42.kind === undefined){
const err86 = {instancePath:instancePath+"/comfort/" + i5,schemaPath:"#/properties/comfort/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema32.properties.comfort.items.required,parentSchema:schema32.properties.comfort.items,data:data42};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(data42.unit === undefined){
const err87 = {instancePath:instancePath+"/comfort/" + i5,schemaPath:"#/properties/comfort/items/required",keyword:"required",params:{missingProperty: "unit"},message:"must have required property '"+"unit"+"'",schema:schema32.properties.comfort.items.required,parentSchema:schema32.properties.comfort.items,data:data42};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data42.id !== undefined){
let data43 = data42.id;
if(typeof data43 === "string"){
if(!pattern4.test(data43)){
const err88 = {instancePath:instancePath+"/comfort/" + i5+"/id",schemaPath:"#/properties/comfort/items/properties/id/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema32.properties.comfort.items.properties.id,data:data43};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
else {
const err89 = {instancePath:instancePath+"/comfort/" + i5+"/id",schemaPath:"#/properties/comfort/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.comfort.items.properties.id.type,parentSchema:schema32.properties.comfort.items.properties.id,data:data43};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data42.kind !== undefined){
let data44 = data42.kind;
if(typeof data44 !== "string"){
const err90 = {instancePath:instancePath+"/comfort/" + i5+"/kind",schemaPath:"#/properties/comfort/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.comfort.items.properties.kind.type,parentSchema:schema32.properties.comfort.items.properties.kind,data:data44};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(!((((data44 === "room_temperature") || (data44 === "hot_water_temperature")) || (data44 === "co2")) || (data44 === "vehicle_energy"))){
const err91 = {instancePath:instancePath+"/comfort/" + i5+"/kind",schemaPath:"#/properties/comfort/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema32.properties.comfort.items.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema32.properties.comfort.items.properties.kind.enum,parentSchema:schema32.properties.comfort.items.properties.kind,data:data44};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data42.unit !== undefined){
let data45 = data42.unit;
if(typeof data45 !== "string"){
const err92 = {instancePath:instancePath+"/comfort/" + i5+"/unit",schemaPath:"#/properties/comfort/items/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.comfort.items.properties.unit.type,parentSchema:schema32.properties.comfort.items.properties.unit,data:data45};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(!(((data45 === "°C") || (data45 === "ppm")) || (data45 === "Wh"))){
const err93 = {instancePath:instancePath+"/comfort/" + i5+"/unit",schemaPath:"#/properties/comfort/items/properties/unit/enum",keyword:"enum",params:{allowedValues: schema32.properties.comfort.items.properties.unit.enum},message:"must be equal to one of the allowed values",schema:schema32.properties.comfort.items.properties.unit.enum,parentSchema:schema32.properties.comfort.items.properties.unit,data:data45};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data42.to_lower !== undefined){
let data46 = data42.to_lower;
if(!((typeof data46 == "number") && (isFinite(data46)))){
const err94 = {instancePath:instancePath+"/comfort/" + i5+"/to_lower",schemaPath:"#/properties/comfort/items/properties/to_lower/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.comfort.items.properties.to_lower.type,parentSchema:schema32.properties.comfort.items.properties.to_lower,data:data46};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data42.to_upper !== undefined){
let data47 = data42.to_upper;
if(!((typeof data47 == "number") && (isFinite(data47)))){
const err95 = {instancePath:instancePath+"/comfort/" + i5+"/to_upper",schemaPath:"#/properties/comfort/items/properties/to_upper/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.comfort.items.properties.to_upper.type,parentSchema:schema32.properties.comfort.items.properties.to_upper,data:data47};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
}
else {
const err96 = {instancePath:instancePath+"/comfort/" + i5,schemaPath:"#/properties/comfort/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.comfort.items.type,parentSchema:schema32.properties.comfort.items,data:data42};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
}
else {
const err97 = {instancePath:instancePath+"/comfort",schemaPath:"#/properties/comfort/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.comfort.type,parentSchema:schema32.properties.comfort,data:data41};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
else {
const err98 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":{"timestamp_source":true,"samples":true,"readiness":true,"comfort":true},"dynamicProps":false,"dynamicItems":false};

export const flexibility: Validator = validate22;
const schema33 = {"type":"object","properties":{"start":{"type":"integer","minimum":0,"maximum":8640000000000000},"end":{"type":"integer","minimum":0,"maximum":8640000000000000},"up":{"type":"object","properties":{"capacity_w":{"type":"number","minimum":0},"granularity_w":{"type":"number","minimum":0},"duration_s":{"type":"number","minimum":0},"notice_s":{"type":"number","minimum":0},"recovery_s":{"type":"number","minimum":0},"rebound_fraction":{"type":"number","minimum":0,"maximum":3},"ramp_w_per_s":{"type":"number","minimum":0},"energy_budget_wh":{"type":"number","minimum":0},"activations_left":{"type":"integer","minimum":0,"maximum":9007199254740991},"price":{"type":"object","properties":{"per_kwh":{"type":"number"},"currency":{"type":"string","pattern":"^[A-Z]{3}$"}},"required":["per_kwh","currency"]},"certainty":{"type":"string","enum":["firm","conditional","statistical"]}},"required":["capacity_w","duration_s","notice_s","recovery_s","rebound_fraction","ramp_w_per_s","energy_budget_wh","certainty"]},"down":{"type":"object","properties":{"capacity_w":{"type":"number","minimum":0},"granularity_w":{"type":"number","minimum":0},"duration_s":{"type":"number","minimum":0},"notice_s":{"type":"number","minimum":0},"recovery_s":{"type":"number","minimum":0},"rebound_fraction":{"type":"number","minimum":0,"maximum":3},"ramp_w_per_s":{"type":"number","minimum":0},"energy_budget_wh":{"type":"number","minimum":0},"activations_left":{"type":"integer","minimum":0,"maximum":9007199254740991},"price":{"type":"object","properties":{"per_kwh":{"type":"number"},"currency":{"type":"string","pattern":"^[A-Z]{3}$"}},"required":["per_kwh","currency"]},"certainty":{"type":"string","enum":["firm","conditional","statistical"]}},"required":["capacity_w","duration_s","notice_s","recovery_s","rebound_fraction","ramp_w_per_s","energy_budget_wh","certainty"]},"ders":{"type":"array","maxItems":64,"items":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"}}},"required":["start","end"]};
const pattern13 = new RegExp("^[A-Z]{3}$", "u");

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.start === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'",schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.end === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "end"},message:"must have required property '"+"end"+"'",schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.start !== undefined){
let data0 = data.start;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/start",schemaPath:"#/properties/start/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema33.properties.start.type,parentSchema:schema33.properties.start,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 8640000000000000 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/start",schemaPath:"#/properties/start/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema33.properties.start,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err4 = {instancePath:instancePath+"/start",schemaPath:"#/properties/start/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.start,data:data0};
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
if(data.end !== undefined){
let data1 = data.end;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err5 = {instancePath:instancePath+"/end",schemaPath:"#/properties/end/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema33.properties.end.type,parentSchema:schema33.properties.end,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 8640000000000000 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/end",schemaPath:"#/properties/end/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema33.properties.end,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1 < 0 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/end",schemaPath:"#/properties/end/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.end,data:data1};
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
if(data.up !== undefined){
let data2 = data.up;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.capacity_w === undefined){
const err8 = {instancePath:instancePath+"/up",schemaPath:"#/properties/up/required",keyword:"required",params:{missingProperty: "capacity_w"},message:"must have required property '"+"capacity_w"+"'",schema:schema33.properties.up.required,parentSchema:schema33.properties.up,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.duration_s === undefined){
const err9 = {instancePath:instancePath+"/up",schemaPath:"#/properties/up/required",keyword:"required",params:{missingProperty: "duration_s"},message:"must have required property '"+"duration_s"+"'",schema:schema33.properties.up.required,parentSchema:schema33.properties.up,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data2.notice_s === undefined){
const err10 = {instancePath:instancePath+"/up",schemaPath:"#/properties/up/required",keyword:"required",params:{missingProperty: "notice_s"},message:"must have required property '"+"notice_s"+"'",schema:schema33.properties.up.required,parentSchema:schema33.properties.up,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data2.recovery_s === undefined){
const err11 = {instancePath:instancePath+"/up",schemaPath:"#/properties/up/required",keyword:"required",params:{missingProperty: "recovery_s"},message:"must have required property '"+"recovery_s"+"'",schema:schema33.properties.up.required,parentSchema:schema33.properties.up,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data2.rebound_fraction === undefined){
const err12 = {instancePath:instancePath+"/up",schemaPath:"#/properties/up/required",keyword:"required",params:{missingProperty: "rebound_fraction"},message:"must have required property '"+"rebound_fraction"+"'",schema:schema33.properties.up.required,parentSchema:schema33.properties.up,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data2.ramp_w_per_s === undefined){
const err13 = {instancePath:instancePath+"/up",schemaPath:"#/properties/up/required",keyword:"required",params:{missingProperty: "ramp_w_per_s"},message:"must have required property '"+"ramp_w_per_s"+"'",schema:schema33.properties.up.required,parentSchema:schema33.properties.up,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data2.energy_budget_wh === undefined){
const err14 = {instancePath:instancePath+"/up",schemaPath:"#/properties/up/required",keyword:"required",params:{missingProperty: "energy_budget_wh"},message:"must have required property '"+"energy_budget_wh"+"'",schema:schema33.properties.up.required,parentSchema:schema33.properties.up,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data2.certainty === undefined){
const err15 = {instancePath:instancePath+"/up",schemaPath:"#/properties/up/required",keyword:"required",params:{missingProperty: "certainty"},message:"must have required property '"+"certainty"+"'",schema:schema33.properties.up.required,parentSchema:schema33.properties.up,data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data2.capacity_w !== undefined){
let data3 = data2.capacity_w;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err16 = {instancePath:instancePath+"/up/capacity_w",schemaPath:"#/properties/up/properties/capacity_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.up.properties.capacity_w,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/up/capacity_w",schemaPath:"#/properties/up/properties/capacity_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.up.properties.capacity_w.type,parentSchema:schema33.properties.up.properties.capacity_w,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data2.granularity_w !== undefined){
let data4 = data2.granularity_w;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err18 = {instancePath:instancePath+"/up/granularity_w",schemaPath:"#/properties/up/properties/granularity_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.up.properties.granularity_w,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/up/granularity_w",schemaPath:"#/properties/up/properties/granularity_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.up.properties.granularity_w.type,parentSchema:schema33.properties.up.properties.granularity_w,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data2.duration_s !== undefined){
let data5 = data2.duration_s;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err20 = {instancePath:instancePath+"/up/duration_s",schemaPath:"#/properties/up/properties/duration_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.up.properties.duration_s,data:data5};
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
const err21 = {instancePath:instancePath+"/up/duration_s",schemaPath:"#/properties/up/properties/duration_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.up.properties.duration_s.type,parentSchema:schema33.properties.up.properties.duration_s,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data2.notice_s !== undefined){
let data6 = data2.notice_s;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err22 = {instancePath:instancePath+"/up/notice_s",schemaPath:"#/properties/up/properties/notice_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.up.properties.notice_s,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/up/notice_s",schemaPath:"#/properties/up/properties/notice_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.up.properties.notice_s.type,parentSchema:schema33.properties.up.properties.notice_s,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data2.recovery_s !== undefined){
let data7 = data2.recovery_s;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err24 = {instancePath:instancePath+"/up/recovery_s",schemaPath:"#/properties/up/properties/recovery_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.up.properties.recovery_s,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/up/recovery_s",schemaPath:"#/properties/up/properties/recovery_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.up.properties.recovery_s.type,parentSchema:schema33.properties.up.properties.recovery_s,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data2.rebound_fraction !== undefined){
let data8 = data2.rebound_fraction;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 3 || isNaN(data8)){
const err26 = {instancePath:instancePath+"/up/rebound_fraction",schemaPath:"#/properties/up/properties/rebound_fraction/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3},message:"must be <= 3",schema:3,parentSchema:schema33.properties.up.properties.rebound_fraction,data:data8};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err27 = {instancePath:instancePath+"/up/rebound_fraction",schemaPath:"#/properties/up/properties/rebound_fraction/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.up.properties.rebound_fraction,data:data8};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/up/rebound_fraction",schemaPath:"#/properties/up/properties/rebound_fraction/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.up.properties.rebound_fraction.type,parentSchema:schema33.properties.up.properties.rebound_fraction,data:data8};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data2.ramp_w_per_s !== undefined){
let data9 = data2.ramp_w_per_s;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err29 = {instancePath:instancePath+"/up/ramp_w_per_s",schemaPath:"#/properties/up/properties/ramp_w_per_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.up.properties.ramp_w_per_s,data:data9};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/up/ramp_w_per_s",schemaPath:"#/properties/up/properties/ramp_w_per_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.up.properties.ramp_w_per_s.type,parentSchema:schema33.properties.up.properties.ramp_w_per_s,data:data9};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data2.energy_budget_wh !== undefined){
let data10 = data2.energy_budget_wh;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
const err31 = {instancePath:instancePath+"/up/energy_budget_wh",schemaPath:"#/properties/up/properties/energy_budget_wh/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.up.properties.energy_budget_wh,data:data10};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/up/energy_budget_wh",schemaPath:"#/properties/up/properties/energy_budget_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.up.properties.energy_budget_wh.type,parentSchema:schema33.properties.up.properties.energy_budget_wh,data:data10};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data2.activations_left !== undefined){
let data11 = data2.activations_left;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err33 = {instancePath:instancePath+"/up/activations_left",schemaPath:"#/properties/up/properties/activations_left/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema33.properties.up.properties.activations_left.type,parentSchema:schema33.properties.up.properties.activations_left,data:data11};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 9007199254740991 || isNaN(data11)){
const err34 = {instancePath:instancePath+"/up/activations_left",schemaPath:"#/properties/up/properties/activations_left/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema33.properties.up.properties.activations_left,data:data11};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err35 = {instancePath:instancePath+"/up/activations_left",schemaPath:"#/properties/up/properties/activations_left/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.up.properties.activations_left,data:data11};
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
if(data2.price !== undefined){
let data12 = data2.price;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.per_kwh === undefined){
const err36 = {instancePath:instancePath+"/up/price",schemaPath:"#/properties/up/properties/price/required",keyword:"required",params:{missingProperty: "per_kwh"},message:"must have required property '"+"per_kwh"+"'",schema:schema33.properties.up.properties.price.required,parentSchema:schema33.properties.up.properties.price,data:data12};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data12.currency === undefined){
const err37 = {instancePath:instancePath+"/up/price",schemaPath:"#/properties/up/properties/price/required",keyword:"required",params:{missingProperty: "currency"},message:"must have required property '"+"currency"+"'",schema:schema33.properties.up.properties.price.required,parentSchema:schema33.properties.up.properties.price,data:data12};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data12.per_kwh !== undefined){
let data13 = data12.per_kwh;
if(!((typeof data13 == "number") && (isFinite(data13)))){
const err38 = {instancePath:instancePath+"/up/price/per_kwh",schemaPath:"#/properties/up/properties/price/properties/per_kwh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.up.properties.price.properties.per_kwh.type,parentSchema:schema33.properties.up.properties.price.properties.per_kwh,data:data13};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data12.currency !== undefined){
let data14 = data12.currency;
if(typeof data14 === "string"){
if(!pattern13.test(data14)){
const err39 = {instancePath:instancePath+"/up/price/currency",schemaPath:"#/properties/up/properties/price/properties/currency/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"},message:"must match pattern \""+"^[A-Z]{3}$"+"\"",schema:"^[A-Z]{3}$",parentSchema:schema33.properties.up.properties.price.properties.currency,data:data14};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/up/price/currency",schemaPath:"#/properties/up/properties/price/properties/currency/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.up.properties.price.properties.currency.type,parentSchema:schema33.properties.up.properties.price.properties.currency,data:data14};
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
const err41 = {instancePath:instancePath+"/up/price",schemaPath:"#/properties/up/properties/price/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.properties.up.properties.price.type,parentSchema:schema33.properties.up.properties.price,data:data12};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data2.certainty !== undefined){
let data15 = data2.certainty;
if(typeof data15 !== "string"){
const err42 = {instancePath:instancePath+"/up/certainty",schemaPath:"#/properties/up/properties/certainty/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.up.properties.certainty.type,parentSchema:schema33.properties.up.properties.certainty,data:data15};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(!(((data15 === "firm") || (data15 === "conditional")) || (data15 === "statistical"))){
const err43 = {instancePath:instancePath+"/up/certainty",schemaPath:"#/properties/up/properties/certainty/enum",keyword:"enum",params:{allowedValues: schema33.properties.up.properties.certainty.enum},message:"must be equal to one of the allowed values",schema:schema33.properties.up.properties.certainty.enum,parentSchema:schema33.properties.up.properties.certainty,data:data15};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/up",schemaPath:"#/properties/up/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.properties.up.type,parentSchema:schema33.properties.up,data:data2};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.down !== undefined){
let data16 = data.down;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.capacity_w === undefined){
const err45 = {instancePath:instancePath+"/down",schemaPath:"#/properties/down/required",keyword:"required",params:{missingProperty: "capacity_w"},message:"must have required property '"+"capacity_w"+"'",schema:schema33.properties.down.required,parentSchema:schema33.properties.down,data:data16};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data16.duration_s === undefined){
const err46 = {instancePath:instancePath+"/down",schemaPath:"#/properties/down/required",keyword:"required",params:{missingProperty: "duration_s"},message:"must have required property '"+"duration_s"+"'",schema:schema33.properties.down.required,parentSchema:schema33.properties.down,data:data16};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data16.notice_s === undefined){
const err47 = {instancePath:instancePath+"/down",schemaPath:"#/properties/down/required",keyword:"required",params:{missingProperty: "notice_s"},message:"must have required property '"+"notice_s"+"'",schema:schema33.properties.down.required,parentSchema:schema33.properties.down,data:data16};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data16.recovery_s === undefined){
const err48 = {instancePath:instancePath+"/down",schemaPath:"#/properties/down/required",keyword:"required",params:{missingProperty: "recovery_s"},message:"must have required property '"+"recovery_s"+"'",schema:schema33.properties.down.required,parentSchema:schema33.properties.down,data:data16};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data16.rebound_fraction === undefined){
const err49 = {instancePath:instancePath+"/down",schemaPath:"#/properties/down/required",keyword:"required",params:{missingProperty: "rebound_fraction"},message:"must have required property '"+"rebound_fraction"+"'",schema:schema33.properties.down.required,parentSchema:schema33.properties.down,data:data16};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data16.ramp_w_per_s === undefined){
const err50 = {instancePath:instancePath+"/down",schemaPath:"#/properties/down/required",keyword:"required",params:{missingProperty: "ramp_w_per_s"},message:"must have required property '"+"ramp_w_per_s"+"'",schema:schema33.properties.down.required,parentSchema:schema33.properties.down,data:data16};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data16.energy_budget_wh === undefined){
const err51 = {instancePath:instancePath+"/down",schemaPath:"#/properties/down/required",keyword:"required",params:{missingProperty: "energy_budget_wh"},message:"must have required property '"+"energy_budget_wh"+"'",schema:schema33.properties.down.required,parentSchema:schema33.properties.down,data:data16};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data16.certainty === undefined){
const err52 = {instancePath:instancePath+"/down",schemaPath:"#/properties/down/required",keyword:"required",params:{missingProperty: "certainty"},message:"must have required property '"+"certainty"+"'",schema:schema33.properties.down.required,parentSchema:schema33.properties.down,data:data16};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data16.capacity_w !== undefined){
let data17 = data16.capacity_w;
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 0 || isNaN(data17)){
const err53 = {instancePath:instancePath+"/down/capacity_w",schemaPath:"#/properties/down/properties/capacity_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.down.properties.capacity_w,data:data17};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/down/capacity_w",schemaPath:"#/properties/down/properties/capacity_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.down.properties.capacity_w.type,parentSchema:schema33.properties.down.properties.capacity_w,data:data17};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data16.granularity_w !== undefined){
let data18 = data16.granularity_w;
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
const err55 = {instancePath:instancePath+"/down/granularity_w",schemaPath:"#/properties/down/properties/granularity_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.down.properties.granularity_w,data:data18};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/down/granularity_w",schemaPath:"#/properties/down/properties/granularity_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.down.properties.granularity_w.type,parentSchema:schema33.properties.down.properties.granularity_w,data:data18};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data16.duration_s !== undefined){
let data19 = data16.duration_s;
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 0 || isNaN(data19)){
const err57 = {instancePath:instancePath+"/down/duration_s",schemaPath:"#/properties/down/properties/duration_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.down.properties.duration_s,data:data19};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/down/duration_s",schemaPath:"#/properties/down/properties/duration_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.down.properties.duration_s.type,parentSchema:schema33.properties.down.properties.duration_s,data:data19};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data16.notice_s !== undefined){
let data20 = data16.notice_s;
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 0 || isNaN(data20)){
const err59 = {instancePath:instancePath+"/down/notice_s",schemaPath:"#/properties/down/properties/notice_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.down.properties.notice_s,data:data20};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/down/notice_s",schemaPath:"#/properties/down/properties/notice_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.down.properties.notice_s.type,parentSchema:schema33.properties.down.properties.notice_s,data:data20};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data16.recovery_s !== undefined){
let data21 = data16.recovery_s;
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 0 || isNaN(data21)){
const err61 = {instancePath:instancePath+"/down/recovery_s",schemaPath:"#/properties/down/properties/recovery_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.down.properties.recovery_s,data:data21};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/down/recovery_s",schemaPath:"#/properties/down/properties/recovery_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.down.properties.recovery_s.type,parentSchema:schema33.properties.down.properties.recovery_s,data:data21};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data16.rebound_fraction !== undefined){
let data22 = data16.rebound_fraction;
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 3 || isNaN(data22)){
const err63 = {instancePath:instancePath+"/down/rebound_fraction",schemaPath:"#/properties/down/properties/rebound_fraction/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3},message:"must be <= 3",schema:3,parentSchema:schema33.properties.down.properties.rebound_fraction,data:data22};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data22 < 0 || isNaN(data22)){
const err64 = {instancePath:instancePath+"/down/rebound_fraction",schemaPath:"#/properties/down/properties/rebound_fraction/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.down.properties.rebound_fraction,data:data22};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/down/rebound_fraction",schemaPath:"#/properties/down/properties/rebound_fraction/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.down.properties.rebound_fraction.type,parentSchema:schema33.properties.down.properties.rebound_fraction,data:data22};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data16.ramp_w_per_s !== undefined){
let data23 = data16.ramp_w_per_s;
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 < 0 || isNaN(data23)){
const err66 = {instancePath:instancePath+"/down/ramp_w_per_s",schemaPath:"#/properties/down/properties/ramp_w_per_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.down.properties.ramp_w_per_s,data:data23};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/down/ramp_w_per_s",schemaPath:"#/properties/down/properties/ramp_w_per_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.down.properties.ramp_w_per_s.type,parentSchema:schema33.properties.down.properties.ramp_w_per_s,data:data23};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data16.energy_budget_wh !== undefined){
let data24 = data16.energy_budget_wh;
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 < 0 || isNaN(data24)){
const err68 = {instancePath:instancePath+"/down/energy_budget_wh",schemaPath:"#/properties/down/properties/energy_budget_wh/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.down.properties.energy_budget_wh,data:data24};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/down/energy_budget_wh",schemaPath:"#/properties/down/properties/energy_budget_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.down.properties.energy_budget_wh.type,parentSchema:schema33.properties.down.properties.energy_budget_wh,data:data24};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data16.activations_left !== undefined){
let data25 = data16.activations_left;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
const err70 = {instancePath:instancePath+"/down/activations_left",schemaPath:"#/properties/down/properties/activations_left/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema33.properties.down.properties.activations_left.type,parentSchema:schema33.properties.down.properties.activations_left,data:data25};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 9007199254740991 || isNaN(data25)){
const err71 = {instancePath:instancePath+"/down/activations_left",schemaPath:"#/properties/down/properties/activations_left/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema33.properties.down.properties.activations_left,data:data25};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(data25 < 0 || isNaN(data25)){
const err72 = {instancePath:instancePath+"/down/activations_left",schemaPath:"#/properties/down/properties/activations_left/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.down.properties.activations_left,data:data25};
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
if(data16.price !== undefined){
let data26 = data16.price;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26.per_kwh === undefined){
const err73 = {instancePath:instancePath+"/down/price",schemaPath:"#/properties/down/properties/price/required",keyword:"required",params:{missingProperty: "per_kwh"},message:"must have required property '"+"per_kwh"+"'",schema:schema33.properties.down.properties.price.required,parentSchema:schema33.properties.down.properties.price,data:data26};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data26.currency === undefined){
const err74 = {instancePath:instancePath+"/down/price",schemaPath:"#/properties/down/properties/price/required",keyword:"required",params:{missingProperty: "currency"},message:"must have required property '"+"currency"+"'",schema:schema33.properties.down.properties.price.required,parentSchema:schema33.properties.down.properties.price,data:data26};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(data26.per_kwh !== undefined){
let data27 = data26.per_kwh;
if(!((typeof data27 == "number") && (isFinite(data27)))){
const err75 = {instancePath:instancePath+"/down/price/per_kwh",schemaPath:"#/properties/down/properties/price/properties/per_kwh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.down.properties.price.properties.per_kwh.type,parentSchema:schema33.properties.down.properties.price.properties.per_kwh,data:data27};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data26.currency !== undefined){
let data28 = data26.currency;
if(typeof data28 === "string"){
if(!pattern13.test(data28)){
const err76 = {instancePath:instancePath+"/down/price/currency",schemaPath:"#/properties/down/properties/price/properties/currency/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"},message:"must match pattern \""+"^[A-Z]{3}$"+"\"",schema:"^[A-Z]{3}$",parentSchema:schema33.properties.down.properties.price.properties.currency,data:data28};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/down/price/currency",schemaPath:"#/properties/down/properties/price/properties/currency/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.down.properties.price.properties.currency.type,parentSchema:schema33.properties.down.properties.price.properties.currency,data:data28};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath:instancePath+"/down/price",schemaPath:"#/properties/down/properties/price/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.properties.down.properties.price.type,parentSchema:schema33.properties.down.properties.price,data:data26};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data16.certainty !== undefined){
let data29 = data16.certainty;
if(typeof data29 !== "string"){
const err79 = {instancePath:instancePath+"/down/certainty",schemaPath:"#/properties/down/properties/certainty/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.down.properties.certainty.type,parentSchema:schema33.properties.down.properties.certainty,data:data29};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(!(((data29 === "firm") || (data29 === "conditional")) || (data29 === "statistical"))){
const err80 = {instancePath:instancePath+"/down/certainty",schemaPath:"#/properties/down/properties/certainty/enum",keyword:"enum",params:{allowedValues: schema33.properties.down.properties.certainty.enum},message:"must be equal to one of the allowed values",schema:schema33.properties.down.properties.certainty.enum,parentSchema:schema33.properties.down.properties.certainty,data:data29};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
}
else {
const err81 = {instancePath:instancePath+"/down",schemaPath:"#/properties/down/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.properties.down.type,parentSchema:schema33.properties.down,data:data16};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data.ders !== undefined){
let data30 = data.ders;
if(Array.isArray(data30)){
if(data30.length > 64){
const err82 = {instancePath:instancePath+"/ders",schemaPath:"#/properties/ders/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema33.properties.ders,data:data30};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
const len0 = data30.length;
for(let i0=0; i0<len0; i0++){
let data31 = data30[i0];
if(typeof data31 === "string"){
if(!pattern4.test(data31)){
const err83 = {instancePath:instancePath+"/ders/" + i0,schemaPath:"#/properties/ders/items/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema33.properties.ders.items,data:data31};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
else {
const err84 = {instancePath:instancePath+"/ders/" + i0,schemaPath:"#/properties/ders/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.ders.items.type,parentSchema:schema33.properties.ders.items,data:data31};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
}
else {
const err85 = {instancePath:instancePath+"/ders",schemaPath:"#/properties/ders/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema33.properties.ders.type,parentSchema:schema33.properties.ders,data:data30};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
else {
const err86 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"start":true,"end":true,"up":true,"down":true,"ders":true},"dynamicProps":false,"dynamicItems":false};

export const dispatchAck: Validator = validate23;
const schema34 = {"type":"object","properties":{"dispatch_id":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"status":{"type":"string","enum":["RECEIVED","ACCEPTED","REJECTED","STARTED","CONFIRMED_DELIVERING","AT_RISK","COMPLETED","PARTIAL","ABORTED","SUPERSEDED","CANCELLED","EXPIRED"]},"at":{"type":"integer","minimum":0,"maximum":8640000000000000},"reason":{"type":"string","enum":["asset_limit","authority","comfort","contract","duplicate","expired","fault","invalid","mode","occupant_override","recovery","safety","superseded","unknown_reference"]},"code":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"text":{"type":"string","minLength":1,"maxLength":512},"expected_w":{"type":"number"},"delivering_w":{"type":"number"}},"required":["dispatch_id","status","at"]};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.dispatch_id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "dispatch_id"},message:"must have required property '"+"dispatch_id"+"'",schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.status === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'",schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.at === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'",schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.dispatch_id !== undefined){
let data0 = data.dispatch_id;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err3 = {instancePath:instancePath+"/dispatch_id",schemaPath:"#/properties/dispatch_id/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema34.properties.dispatch_id,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/dispatch_id",schemaPath:"#/properties/dispatch_id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.dispatch_id.type,parentSchema:schema34.properties.dispatch_id,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.status !== undefined){
let data1 = data.status;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.status.type,parentSchema:schema34.properties.status,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!((((((((((((data1 === "RECEIVED") || (data1 === "ACCEPTED")) || (data1 === "REJECTED")) || (data1 === "STARTED")) || (data1 === "CONFIRMED_DELIVERING")) || (data1 === "AT_RISK")) || (data1 === "COMPLETED")) || (data1 === "PARTIAL")) || (data1 === "ABORTED")) || (data1 === "SUPERSEDED")) || (data1 === "CANCELLED")) || (data1 === "EXPIRED"))){
const err6 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema34.properties.status.enum},message:"must be equal to one of the allowed values",schema:schema34.properties.status.enum,parentSchema:schema34.properties.status,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.at !== undefined){
let data2 = data.at;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema34.properties.at.type,parentSchema:schema34.properties.at,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 8640000000000000 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema34.properties.at,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema34.properties.at,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data.reason !== undefined){
let data3 = data.reason;
if(typeof data3 !== "string"){
const err10 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.reason.type,parentSchema:schema34.properties.reason,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((((((((((((((data3 === "asset_limit") || (data3 === "authority")) || (data3 === "comfort")) || (data3 === "contract")) || (data3 === "duplicate")) || (data3 === "expired")) || (data3 === "fault")) || (data3 === "invalid")) || (data3 === "mode")) || (data3 === "occupant_override")) || (data3 === "recovery")) || (data3 === "safety")) || (data3 === "superseded")) || (data3 === "unknown_reference"))){
const err11 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/enum",keyword:"enum",params:{allowedValues: schema34.properties.reason.enum},message:"must be equal to one of the allowed values",schema:schema34.properties.reason.enum,parentSchema:schema34.properties.reason,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.code !== undefined){
let data4 = data.code;
if(typeof data4 === "string"){
if(!pattern4.test(data4)){
const err12 = {instancePath:instancePath+"/code",schemaPath:"#/properties/code/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema34.properties.code,data:data4};
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
const err13 = {instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.code.type,parentSchema:schema34.properties.code,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.text !== undefined){
let data5 = data.text;
if(typeof data5 === "string"){
if(data5.length > 512){
const err14 = {instancePath:instancePath+"/text",schemaPath:"#/properties/text/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema34.properties.text,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data5.length < 1){
const err15 = {instancePath:instancePath+"/text",schemaPath:"#/properties/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema34.properties.text,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.text.type,parentSchema:schema34.properties.text,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.expected_w !== undefined){
let data6 = data.expected_w;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err17 = {instancePath:instancePath+"/expected_w",schemaPath:"#/properties/expected_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.expected_w.type,parentSchema:schema34.properties.expected_w,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.delivering_w !== undefined){
let data7 = data.delivering_w;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err18 = {instancePath:instancePath+"/delivering_w",schemaPath:"#/properties/delivering_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.delivering_w.type,parentSchema:schema34.properties.delivering_w,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":{"dispatch_id":true,"status":true,"at":true,"reason":true,"code":true,"text":true,"expected_w":true,"delivering_w":true},"dynamicProps":false,"dynamicItems":false};

export const delivery: Validator = validate24;
const schema35 = {"type":"object","properties":{"dispatch_id":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"direction":{"type":"string","enum":["up","down"]},"baseline_method":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"periods":{"type":"array","minItems":1,"maxItems":96,"items":{"type":"object","properties":{"start":{"type":"integer","minimum":0,"maximum":8640000000000000},"end":{"type":"integer","minimum":0,"maximum":8640000000000000},"quality":{"type":"string","enum":["valid","suspect","estimated","missing","quarantined"]},"metered_wh":{"type":"number"},"baseline_wh":{"type":"number"},"contracted_wh":{"type":"number"},"delivered_wh":{"type":"number"}},"required":["start","end","quality"]}},"is_final":{"type":"boolean"}},"required":["dispatch_id","baseline_method","periods","is_final"]};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.dispatch_id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "dispatch_id"},message:"must have required property '"+"dispatch_id"+"'",schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.baseline_method === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "baseline_method"},message:"must have required property '"+"baseline_method"+"'",schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.periods === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "periods"},message:"must have required property '"+"periods"+"'",schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.is_final === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "is_final"},message:"must have required property '"+"is_final"+"'",schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.dispatch_id !== undefined){
let data0 = data.dispatch_id;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err4 = {instancePath:instancePath+"/dispatch_id",schemaPath:"#/properties/dispatch_id/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema35.properties.dispatch_id,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/dispatch_id",schemaPath:"#/properties/dispatch_id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.dispatch_id.type,parentSchema:schema35.properties.dispatch_id,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.direction !== undefined){
let data1 = data.direction;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/direction",schemaPath:"#/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.direction.type,parentSchema:schema35.properties.direction,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!((data1 === "up") || (data1 === "down"))){
const err7 = {instancePath:instancePath+"/direction",schemaPath:"#/properties/direction/enum",keyword:"enum",params:{allowedValues: schema35.properties.direction.enum},message:"must be equal to one of the allowed values",schema:schema35.properties.direction.enum,parentSchema:schema35.properties.direction,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.baseline_method !== undefined){
let data2 = data.baseline_method;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err8 = {instancePath:instancePath+"/baseline_method",schemaPath:"#/properties/baseline_method/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema35.properties.baseline_method,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/baseline_method",schemaPath:"#/properties/baseline_method/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.baseline_method.type,parentSchema:schema35.properties.baseline_method,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.periods !== undefined){
let data3 = data.periods;
if(Array.isArray(data3)){
if(data3.length > 96){
const err10 = {instancePath:instancePath+"/periods",schemaPath:"#/properties/periods/maxItems",keyword:"maxItems",params:{limit: 96},message:"must NOT have more than 96 items",schema:96,parentSchema:schema35.properties.periods,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3.length < 1){
const err11 = {instancePath:instancePath+"/periods",schemaPath:"#/properties/periods/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema35.properties.periods,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.start === undefined){
const err12 = {instancePath:instancePath+"/periods/" + i0,schemaPath:"#/properties/periods/items/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'",schema:schema35.properties.periods.items.required,parentSchema:schema35.properties.periods.items,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data4.end === undefined){
const err13 = {instancePath:instancePath+"/periods/" + i0,schemaPath:"#/properties/periods/items/required",keyword:"required",params:{missingProperty: "end"},message:"must have required property '"+"end"+"'",schema:schema35.properties.periods.items.required,parentSchema:schema35.properties.periods.items,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data4.quality === undefined){
const err14 = {instancePath:instancePath+"/periods/" + i0,schemaPath:"#/properties/periods/items/required",keyword:"required",params:{missingProperty: "quality"},message:"must have required property '"+"quality"+"'",schema:schema35.properties.periods.items.required,parentSchema:schema35.properties.periods.items,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data4.start !== undefined){
let data5 = data4.start;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err15 = {instancePath:instancePath+"/periods/" + i0+"/start",schemaPath:"#/properties/periods/items/properties/start/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema35.properties.periods.items.properties.start.type,parentSchema:schema35.properties.periods.items.properties.start,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 8640000000000000 || isNaN(data5)){
const err16 = {instancePath:instancePath+"/periods/" + i0+"/start",schemaPath:"#/properties/periods/items/properties/start/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema35.properties.periods.items.properties.start,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err17 = {instancePath:instancePath+"/periods/" + i0+"/start",schemaPath:"#/properties/periods/items/properties/start/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema35.properties.periods.items.properties.start,data:data5};
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
if(data4.end !== undefined){
let data6 = data4.end;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err18 = {instancePath:instancePath+"/periods/" + i0+"/end",schemaPath:"#/properties/periods/items/properties/end/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema35.properties.periods.items.properties.end.type,parentSchema:schema35.properties.periods.items.properties.end,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 8640000000000000 || isNaN(data6)){
const err19 = {instancePath:instancePath+"/periods/" + i0+"/end",schemaPath:"#/properties/periods/items/properties/end/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema35.properties.periods.items.properties.end,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err20 = {instancePath:instancePath+"/periods/" + i0+"/end",schemaPath:"#/properties/periods/items/properties/end/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema35.properties.periods.items.properties.end,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
if(data4.quality !== undefined){
let data7 = data4.quality;
if(typeof data7 !== "string"){
const err21 = {instancePath:instancePath+"/periods/" + i0+"/quality",schemaPath:"#/properties/periods/items/properties/quality/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.periods.items.properties.quality.type,parentSchema:schema35.properties.periods.items.properties.quality,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!(((((data7 === "valid") || (data7 === "suspect")) || (data7 === "estimated")) || (data7 === "missing")) || (data7 === "quarantined"))){
const err22 = {instancePath:instancePath+"/periods/" + i0+"/quality",schemaPath:"#/properties/periods/items/properties/quality/enum",keyword:"enum",params:{allowedValues: schema35.properties.periods.items.properties.quality.enum},message:"must be equal to one of the allowed values",schema:schema35.properties.periods.items.properties.quality.enum,parentSchema:schema35.properties.periods.items.properties.quality,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data4.metered_wh !== undefined){
let data8 = data4.metered_wh;
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err23 = {instancePath:instancePath+"/periods/" + i0+"/metered_wh",schemaPath:"#/properties/periods/items/properties/metered_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.periods.items.properties.metered_wh.type,parentSchema:schema35.properties.periods.items.properties.metered_wh,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data4.baseline_wh !== undefined){
let data9 = data4.baseline_wh;
if(!((typeof data9 == "number") && (isFinite(data9)))){
const err24 = {instancePath:instancePath+"/periods/" + i0+"/baseline_wh",schemaPath:"#/properties/periods/items/properties/baseline_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.periods.items.properties.baseline_wh.type,parentSchema:schema35.properties.periods.items.properties.baseline_wh,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data4.contracted_wh !== undefined){
let data10 = data4.contracted_wh;
if(!((typeof data10 == "number") && (isFinite(data10)))){
const err25 = {instancePath:instancePath+"/periods/" + i0+"/contracted_wh",schemaPath:"#/properties/periods/items/properties/contracted_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.periods.items.properties.contracted_wh.type,parentSchema:schema35.properties.periods.items.properties.contracted_wh,data:data10};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data4.delivered_wh !== undefined){
let data11 = data4.delivered_wh;
if(!((typeof data11 == "number") && (isFinite(data11)))){
const err26 = {instancePath:instancePath+"/periods/" + i0+"/delivered_wh",schemaPath:"#/properties/periods/items/properties/delivered_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.periods.items.properties.delivered_wh.type,parentSchema:schema35.properties.periods.items.properties.delivered_wh,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/periods/" + i0,schemaPath:"#/properties/periods/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.properties.periods.items.type,parentSchema:schema35.properties.periods.items,data:data4};
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
else {
const err28 = {instancePath:instancePath+"/periods",schemaPath:"#/properties/periods/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema35.properties.periods.type,parentSchema:schema35.properties.periods,data:data3};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.is_final !== undefined){
let data12 = data.is_final;
if(typeof data12 !== "boolean"){
const err29 = {instancePath:instancePath+"/is_final",schemaPath:"#/properties/is_final/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.is_final.type,parentSchema:schema35.properties.is_final,data:data12};
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
else {
const err30 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":{"dispatch_id":true,"direction":true,"baseline_method":true,"periods":true,"is_final":true},"dynamicProps":false,"dynamicItems":false};

export const buildingHeartbeat: Validator = validate25;
const schema36 = {"type":"object","properties":{"interval_ms":{"type":"number","minimum":0},"mode":{"type":"string","enum":["full","conservative","fallback","local","safe"]},"uptime_s":{"type":"number","minimum":0},"version":{"type":"string","minLength":1,"maxLength":512},"clock":{"type":"object","properties":{"is_synced":{"type":"boolean"},"offset_ms":{"type":"number"}},"required":["is_synced"]},"heard_ts":{"type":"integer","minimum":0,"maximum":8640000000000000},"journal":{"type":"object","properties":{"epoch":{"type":"integer"},"first_seq":{"type":"integer"},"last_seq":{"type":"integer"},"oldest_s":{"type":"integer"},"bytes":{"type":"integer"},"dropped":{"type":"integer"},"dropped_unread":{"type":"integer"},"unkept":{"type":"integer"},"receivers":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"seq":{"type":"integer"}},"required":["name","seq"]}},"failure":{"type":"string"}},"required":["last_seq","unkept","receivers"]}},"required":["interval_ms","mode","uptime_s","version"]};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.interval_ms === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "interval_ms"},message:"must have required property '"+"interval_ms"+"'",schema:schema36.required,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.mode === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mode"},message:"must have required property '"+"mode"+"'",schema:schema36.required,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.uptime_s === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "uptime_s"},message:"must have required property '"+"uptime_s"+"'",schema:schema36.required,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.version === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema36.required,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.interval_ms !== undefined){
let data0 = data.interval_ms;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
const err4 = {instancePath:instancePath+"/interval_ms",schemaPath:"#/properties/interval_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema36.properties.interval_ms,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/interval_ms",schemaPath:"#/properties/interval_ms/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.interval_ms.type,parentSchema:schema36.properties.interval_ms,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.mode !== undefined){
let data1 = data.mode;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.properties.mode.type,parentSchema:schema36.properties.mode,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!(((((data1 === "full") || (data1 === "conservative")) || (data1 === "fallback")) || (data1 === "local")) || (data1 === "safe"))){
const err7 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema36.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema36.properties.mode.enum,parentSchema:schema36.properties.mode,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.uptime_s !== undefined){
let data2 = data.uptime_s;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/uptime_s",schemaPath:"#/properties/uptime_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema36.properties.uptime_s,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/uptime_s",schemaPath:"#/properties/uptime_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.uptime_s.type,parentSchema:schema36.properties.uptime_s,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.version !== undefined){
let data3 = data.version;
if(typeof data3 === "string"){
if(data3.length > 512){
const err10 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema36.properties.version,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3.length < 1){
const err11 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36.properties.version,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.properties.version.type,parentSchema:schema36.properties.version,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.clock !== undefined){
let data4 = data.clock;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.is_synced === undefined){
const err13 = {instancePath:instancePath+"/clock",schemaPath:"#/properties/clock/required",keyword:"required",params:{missingProperty: "is_synced"},message:"must have required property '"+"is_synced"+"'",schema:schema36.properties.clock.required,parentSchema:schema36.properties.clock,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data4.is_synced !== undefined){
let data5 = data4.is_synced;
if(typeof data5 !== "boolean"){
const err14 = {instancePath:instancePath+"/clock/is_synced",schemaPath:"#/properties/clock/properties/is_synced/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema36.properties.clock.properties.is_synced.type,parentSchema:schema36.properties.clock.properties.is_synced,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data4.offset_ms !== undefined){
let data6 = data4.offset_ms;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err15 = {instancePath:instancePath+"/clock/offset_ms",schemaPath:"#/properties/clock/properties/offset_ms/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.clock.properties.offset_ms.type,parentSchema:schema36.properties.clock.properties.offset_ms,data:data6};
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
const err16 = {instancePath:instancePath+"/clock",schemaPath:"#/properties/clock/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema36.properties.clock.type,parentSchema:schema36.properties.clock,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.heard_ts !== undefined){
let data7 = data.heard_ts;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err17 = {instancePath:instancePath+"/heard_ts",schemaPath:"#/properties/heard_ts/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema36.properties.heard_ts.type,parentSchema:schema36.properties.heard_ts,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 8640000000000000 || isNaN(data7)){
const err18 = {instancePath:instancePath+"/heard_ts",schemaPath:"#/properties/heard_ts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema36.properties.heard_ts,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err19 = {instancePath:instancePath+"/heard_ts",schemaPath:"#/properties/heard_ts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema36.properties.heard_ts,data:data7};
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
if(data.journal !== undefined){
let data8 = data.journal;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.last_seq === undefined){
const err20 = {instancePath:instancePath+"/journal",schemaPath:"#/properties/journal/required",keyword:"required",params:{missingProperty: "last_seq"},message:"must have required property '"+"last_seq"+"'",schema:schema36.properties.journal.required,parentSchema:schema36.properties.journal,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data8.unkept === undefined){
const err21 = {instancePath:instancePath+"/journal",schemaPath:"#/properties/journal/required",keyword:"required",params:{missingProperty: "unkept"},message:"must have required property '"+"unkept"+"'",schema:schema36.properties.journal.required,parentSchema:schema36.properties.journal,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data8.receivers === undefined){
const err22 = {instancePath:instancePath+"/journal",schemaPath:"#/properties/journal/required",keyword:"required",params:{missingProperty: "receivers"},message:"must have required property '"+"receivers"+"'",schema:schema36.properties.journal.required,parentSchema:schema36.properties.journal,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data8.epoch !== undefined){
let data9 = data8.epoch;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err23 = {instancePath:instancePath+"/journal/epoch",schemaPath:"#/properties/journal/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema36.properties.journal.properties.epoch.type,parentSchema:schema36.properties.journal.properties.epoch,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data8.first_seq !== undefined){
let data10 = data8.first_seq;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err24 = {instancePath:instancePath+"/journal/first_seq",schemaPath:"#/properties/journal/properties/first_seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema36.properties.journal.properties.first_seq.type,parentSchema:schema36.properties.journal.properties.first_seq,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data8.last_seq !== undefined){
let data11 = data8.last_seq;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err25 = {instancePath:instancePath+"/journal/last_seq",schemaPath:"#/properties/journal/properties/last_seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema36.properties.journal.properties.last_seq.type,parentSchema:schema36.properties.journal.properties.last_seq,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data8.oldest_s !== undefined){
let data12 = data8.oldest_s;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err26 = {instancePath:instancePath+"/journal/oldest_s",schemaPath:"#/properties/journal/properties/oldest_s/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema36.properties.journal.properties.oldest_s.type,parentSchema:schema36.properties.journal.properties.oldest_s,data:data12};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data8.bytes !== undefined){
let data13 = data8.bytes;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err27 = {instancePath:instancePath+"/journal/bytes",schemaPath:"#/properties/journal/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema36.properties.journal.properties.bytes.type,parentSchema:schema36.properties.journal.properties.bytes,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data8.dropped !== undefined){
let data14 = data8.dropped;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err28 = {instancePath:instancePath+"/journal/dropped",schemaPath:"#/properties/journal/properties/dropped/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema36.properties.journal.properties.dropped.type,parentSchema:schema36.properties.journal.properties.dropped,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data8.dropped_unread !== undefined){
let data15 = data8.dropped_unread;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err29 = {instancePath:instancePath+"/journal/dropped_unread",schemaPath:"#/properties/journal/properties/dropped_unread/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema36.properties.journal.properties.dropped_unread.type,parentSchema:schema36.properties.journal.properties.dropped_unread,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data8.unkept !== undefined){
let data16 = data8.unkept;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err30 = {instancePath:instancePath+"/journal/unkept",schemaPath:"#/properties/journal/properties/unkept/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema36.properties.journal.properties.unkept.type,parentSchema:schema36.properties.journal.properties.unkept,data:data16};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data8.receivers !== undefined){
let data17 = data8.receivers;
if(Array.isArray(data17)){
const len0 = data17.length;
for(let i0=0; i0<len0; i0++){
let data18 = data17[i0];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.name === undefined){
const err31 = {instancePath:instancePath+"/journal/receivers/" + i0,schemaPath:"#/properties/journal/properties/receivers/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema36.properties.journal.properties.receivers.items.required,parentSchema:schema36.properties.journal.properties.receivers.items,data:data18};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data18.seq === undefined){
const err32 = {instancePath:instancePath+"/journal/receivers/" + i0,schemaPath:"#/properties/journal/properties/receivers/items/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema36.properties.journal.properties.receivers.items.required,parentSchema:schema36.properties.journal.properties.receivers.items,data:data18};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data18.name !== undefined){
let data19 = data18.name;
if(typeof data19 !== "string"){
const err33 = {instancePath:instancePath+"/journal/receivers/" + i0+"/name",schemaPath:"#/properties/journal/properties/receivers/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.properties.journal.properties.receivers.items.properties.name.type,parentSchema:schema36.properties.journal.properties.receivers.items.properties.name,data:data19};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data18.seq !== undefined){
let data20 = data18.seq;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err34 = {instancePath:instancePath+"/journal/receivers/" + i0+"/seq",schemaPath:"#/properties/journal/properties/receivers/items/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema36.properties.journal.properties.receivers.items.properties.seq.type,parentSchema:schema36.properties.journal.properties.receivers.items.properties.seq,data:data20};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/journal/receivers/" + i0,schemaPath:"#/properties/journal/properties/receivers/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema36.properties.journal.properties.receivers.items.type,parentSchema:schema36.properties.journal.properties.receivers.items,data:data18};
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
const err36 = {instancePath:instancePath+"/journal/receivers",schemaPath:"#/properties/journal/properties/receivers/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema36.properties.journal.properties.receivers.type,parentSchema:schema36.properties.journal.properties.receivers,data:data17};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data8.failure !== undefined){
let data21 = data8.failure;
if(typeof data21 !== "string"){
const err37 = {instancePath:instancePath+"/journal/failure",schemaPath:"#/properties/journal/properties/failure/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.properties.journal.properties.failure.type,parentSchema:schema36.properties.journal.properties.failure,data:data21};
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
const err38 = {instancePath:instancePath+"/journal",schemaPath:"#/properties/journal/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema36.properties.journal.type,parentSchema:schema36.properties.journal,data:data8};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema36.type,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":{"interval_ms":true,"mode":true,"uptime_s":true,"version":true,"clock":true,"heard_ts":true,"journal":true},"dynamicProps":false,"dynamicItems":false};

export const buildingUpstreamFetched: Validator = validate26;
const schema37 = {"type":"object","properties":{"id":{"type":"string"},"after":{"type":"object","properties":{"epoch":{"type":"integer","minimum":1},"seq":{"type":"integer","minimum":0}},"required":["epoch","seq"]},"records":{"type":"integer","minimum":0},"missing":{"type":"array","items":{"type":"object","properties":{"from_seq":{"type":"integer","minimum":1},"to_seq":{"type":"integer","minimum":1},"reason":{"type":"string","enum":["dropped","damaged"]}},"required":["from_seq","to_seq","reason"]}},"through":{"type":"object","properties":{"epoch":{"type":"integer","minimum":1},"seq":{"type":"integer","minimum":0}},"required":["epoch","seq"]},"digest":{"type":"string","pattern":"^[\\w-]{43}$"},"last":{"type":"object","properties":{"epoch":{"type":"integer","minimum":1},"seq":{"type":"integer","minimum":0}},"required":["epoch","seq"]},"is_unknown":{"type":"boolean"},"failure":{"type":"string"}},"required":["id","records","missing"]};
const pattern20 = new RegExp("^[\\w-]{43}$", "u");

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema37.required,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.records === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "records"},message:"must have required property '"+"records"+"'",schema:schema37.required,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.missing === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "missing"},message:"must have required property '"+"missing"+"'",schema:schema37.required,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.id.type,parentSchema:schema37.properties.id,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.after !== undefined){
let data1 = data.after;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.epoch === undefined){
const err4 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/required",keyword:"required",params:{missingProperty: "epoch"},message:"must have required property '"+"epoch"+"'",schema:schema37.properties.after.required,parentSchema:schema37.properties.after,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.seq === undefined){
const err5 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema37.properties.after.required,parentSchema:schema37.properties.after,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1.epoch !== undefined){
let data2 = data1.epoch;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err6 = {instancePath:instancePath+"/after/epoch",schemaPath:"#/properties/after/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema37.properties.after.properties.epoch.type,parentSchema:schema37.properties.after.properties.epoch,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 1 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/after/epoch",schemaPath:"#/properties/after/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema37.properties.after.properties.epoch,data:data2};
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
if(data1.seq !== undefined){
let data3 = data1.seq;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err8 = {instancePath:instancePath+"/after/seq",schemaPath:"#/properties/after/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema37.properties.after.properties.seq.type,parentSchema:schema37.properties.after.properties.seq,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/after/seq",schemaPath:"#/properties/after/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema37.properties.after.properties.seq,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
else {
const err10 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.properties.after.type,parentSchema:schema37.properties.after,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.records !== undefined){
let data4 = data.records;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err11 = {instancePath:instancePath+"/records",schemaPath:"#/properties/records/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema37.properties.records.type,parentSchema:schema37.properties.records,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/records",schemaPath:"#/properties/records/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema37.properties.records,data:data4};
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
if(data.missing !== undefined){
let data5 = data.missing;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.from_seq === undefined){
const err13 = {instancePath:instancePath+"/missing/" + i0,schemaPath:"#/properties/missing/items/required",keyword:"required",params:{missingProperty: "from_seq"},message:"must have required property '"+"from_seq"+"'",schema:schema37.properties.missing.items.required,parentSchema:schema37.properties.missing.items,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data6.to_seq === undefined){
const err14 = {instancePath:instancePath+"/missing/" + i0,schemaPath:"#/properties/missing/items/required",keyword:"required",params:{missingProperty: "to_seq"},message:"must have required property '"+"to_seq"+"'",schema:schema37.properties.missing.items.required,parentSchema:schema37.properties.missing.items,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data6.reason === undefined){
const err15 = {instancePath:instancePath+"/missing/" + i0,schemaPath:"#/properties/missing/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema37.properties.missing.items.required,parentSchema:schema37.properties.missing.items,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data6.from_seq !== undefined){
let data7 = data6.from_seq;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err16 = {instancePath:instancePath+"/missing/" + i0+"/from_seq",schemaPath:"#/properties/missing/items/properties/from_seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema37.properties.missing.items.properties.from_seq.type,parentSchema:schema37.properties.missing.items.properties.from_seq,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
const err17 = {instancePath:instancePath+"/missing/" + i0+"/from_seq",schemaPath:"#/properties/missing/items/properties/from_seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema37.properties.missing.items.properties.from_seq,data:data7};
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
if(data6.to_seq !== undefined){
let data8 = data6.to_seq;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err18 = {instancePath:instancePath+"/missing/" + i0+"/to_seq",schemaPath:"#/properties/missing/items/properties/to_seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema37.properties.missing.items.properties.to_seq.type,parentSchema:schema37.properties.missing.items.properties.to_seq,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1 || isNaN(data8)){
const err19 = {instancePath:instancePath+"/missing/" + i0+"/to_seq",schemaPath:"#/properties/missing/items/properties/to_seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema37.properties.missing.items.properties.to_seq,data:data8};
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
if(data6.reason !== undefined){
let data9 = data6.reason;
if(typeof data9 !== "string"){
const err20 = {instancePath:instancePath+"/missing/" + i0+"/reason",schemaPath:"#/properties/missing/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.missing.items.properties.reason.type,parentSchema:schema37.properties.missing.items.properties.reason,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!((data9 === "dropped") || (data9 === "damaged"))){
const err21 = {instancePath:instancePath+"/missing/" + i0+"/reason",schemaPath:"#/properties/missing/items/properties/reason/enum",keyword:"enum",params:{allowedValues: schema37.properties.missing.items.properties.reason.enum},message:"must be equal to one of the allowed values",schema:schema37.properties.missing.items.properties.reason.enum,parentSchema:schema37.properties.missing.items.properties.reason,data:data9};
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
else {
const err22 = {instancePath:instancePath+"/missing/" + i0,schemaPath:"#/properties/missing/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.properties.missing.items.type,parentSchema:schema37.properties.missing.items,data:data6};
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
const err23 = {instancePath:instancePath+"/missing",schemaPath:"#/properties/missing/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema37.properties.missing.type,parentSchema:schema37.properties.missing,data:data5};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.through !== undefined){
let data10 = data.through;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.epoch === undefined){
const err24 = {instancePath:instancePath+"/through",schemaPath:"#/properties/through/required",keyword:"required",params:{missingProperty: "epoch"},message:"must have required property '"+"epoch"+"'",schema:schema37.properties.through.required,parentSchema:schema37.properties.through,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data10.seq === undefined){
const err25 = {instancePath:instancePath+"/through",schemaPath:"#/properties/through/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema37.properties.through.required,parentSchema:schema37.properties.through,data:data10};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data10.epoch !== undefined){
let data11 = data10.epoch;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err26 = {instancePath:instancePath+"/through/epoch",schemaPath:"#/properties/through/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema37.properties.through.properties.epoch.type,parentSchema:schema37.properties.through.properties.epoch,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 1 || isNaN(data11)){
const err27 = {instancePath:instancePath+"/through/epoch",schemaPath:"#/properties/through/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema37.properties.through.properties.epoch,data:data11};
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
if(data10.seq !== undefined){
let data12 = data10.seq;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err28 = {instancePath:instancePath+"/through/seq",schemaPath:"#/properties/through/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema37.properties.through.properties.seq.type,parentSchema:schema37.properties.through.properties.seq,data:data12};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
const err29 = {instancePath:instancePath+"/through/seq",schemaPath:"#/properties/through/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema37.properties.through.properties.seq,data:data12};
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
}
else {
const err30 = {instancePath:instancePath+"/through",schemaPath:"#/properties/through/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.properties.through.type,parentSchema:schema37.properties.through,data:data10};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.digest !== undefined){
let data13 = data.digest;
if(typeof data13 === "string"){
if(!pattern20.test(data13)){
const err31 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[\\w-]{43}$"},message:"must match pattern \""+"^[\\w-]{43}$"+"\"",schema:"^[\\w-]{43}$",parentSchema:schema37.properties.digest,data:data13};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.digest.type,parentSchema:schema37.properties.digest,data:data13};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.last !== undefined){
let data14 = data.last;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.epoch === undefined){
const err33 = {instancePath:instancePath+"/last",schemaPath:"#/properties/last/required",keyword:"required",params:{missingProperty: "epoch"},message:"must have required property '"+"epoch"+"'",schema:schema37.properties.last.required,parentSchema:schema37.properties.last,data:data14};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data14.seq === undefined){
const err34 = {instancePath:instancePath+"/last",schemaPath:"#/properties/last/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema37.properties.last.required,parentSchema:schema37.properties.last,data:data14};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data14.epoch !== undefined){
let data15 = data14.epoch;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err35 = {instancePath:instancePath+"/last/epoch",schemaPath:"#/properties/last/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema37.properties.last.properties.epoch.type,parentSchema:schema37.properties.last.properties.epoch,data:data15};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 1 || isNaN(data15)){
const err36 = {instancePath:instancePath+"/last/epoch",schemaPath:"#/properties/last/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema37.properties.last.properties.epoch,data:data15};
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
if(data14.seq !== undefined){
let data16 = data14.seq;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err37 = {instancePath:instancePath+"/last/seq",schemaPath:"#/properties/last/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema37.properties.last.properties.seq.type,parentSchema:schema37.properties.last.properties.seq,data:data16};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 0 || isNaN(data16)){
const err38 = {instancePath:instancePath+"/last/seq",schemaPath:"#/properties/last/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema37.properties.last.properties.seq,data:data16};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
}
else {
const err39 = {instancePath:instancePath+"/last",schemaPath:"#/properties/last/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.properties.last.type,parentSchema:schema37.properties.last,data:data14};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.is_unknown !== undefined){
let data17 = data.is_unknown;
if(typeof data17 !== "boolean"){
const err40 = {instancePath:instancePath+"/is_unknown",schemaPath:"#/properties/is_unknown/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema37.properties.is_unknown.type,parentSchema:schema37.properties.is_unknown,data:data17};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.failure !== undefined){
let data18 = data.failure;
if(typeof data18 !== "string"){
const err41 = {instancePath:instancePath+"/failure",schemaPath:"#/properties/failure/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.failure.type,parentSchema:schema37.properties.failure,data:data18};
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
const err42 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.type,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":{"id":true,"after":true,"records":true,"missing":true,"through":true,"digest":true,"last":true,"is_unknown":true,"failure":true},"dynamicProps":false,"dynamicItems":false};

export const dispatch: Validator = validate27;
const schema38 = {"type":"object","properties":{"id":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"action":{"type":"string","enum":["activate","limit","cancel"]},"direction":{"type":"string","enum":["up","down"]},"steps":{"type":"array","minItems":1,"maxItems":96,"items":{"type":"object","properties":{"start":{"type":"integer","minimum":0,"maximum":8640000000000000},"end":{"type":"integer","minimum":0,"maximum":8640000000000000},"power_w":{"type":"number","minimum":0},"import_limit_w":{"type":"number","minimum":0},"export_limit_w":{"type":"number","minimum":0}},"required":["start","end"]}},"start":{"type":"integer","minimum":0,"maximum":8640000000000000},"end":{"type":"integer","minimum":0,"maximum":8640000000000000},"response_deadline":{"type":"integer","minimum":0,"maximum":8640000000000000},"certificate":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"ref":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"flexibility":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"decision":{"type":"object","properties":{"agent":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"role":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"record":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"snapshot":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"explanation":{"type":"string","minLength":1,"maxLength":512}},"required":["agent","role","record","explanation"]}},"required":["id","action","response_deadline","decision"],"allOf":[{"if":{"type":"object","properties":{"action":{"enum":["activate","limit"]}}},"else":{"type":"object","properties":{"ref":{}},"required":["ref"]}},{"if":{"type":"object","properties":{"action":{"const":"cancel"}}},"else":{"type":"object","properties":{"steps":{},"start":{},"end":{},"certificate":{}},"required":["steps","start","end","certificate"]}},{"if":{"type":"object","properties":{"action":{"enum":["limit","cancel"]}}},"else":{"type":"object","properties":{"direction":{}},"required":["direction"]}}]};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.action !== undefined){
let data0 = data.action;
if(!((data0 === "activate") || (data0 === "limit"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
else {
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ref === undefined){
const err2 = {instancePath,schemaPath:"#/allOf/0/else/required",keyword:"required",params:{missingProperty: "ref"},message:"must have required property '"+"ref"+"'",schema:schema38.allOf[0].else.required,parentSchema:schema38.allOf[0].else,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath,schemaPath:"#/allOf/0/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.allOf[0].else.type,parentSchema:schema38.allOf[0].else,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = _valid0;
if(valid1){
var props0 = {};
props0.ref = true;
props0.action = true;
}
}
if(!valid1){
const err4 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema38.allOf[0].if,parentSchema:schema38.allOf[0],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const _errs9 = errors;
let valid3 = true;
const _errs10 = errors;
if(errors === _errs10){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.action !== undefined){
if("cancel" !== data.action){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid1 = _errs10 === errors;
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
if(!_valid1){
const _errs13 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.steps === undefined){
const err7 = {instancePath,schemaPath:"#/allOf/1/else/required",keyword:"required",params:{missingProperty: "steps"},message:"must have required property '"+"steps"+"'",schema:schema38.allOf[1].else.required,parentSchema:schema38.allOf[1].else,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.start === undefined){
const err8 = {instancePath,schemaPath:"#/allOf/1/else/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'",schema:schema38.allOf[1].else.required,parentSchema:schema38.allOf[1].else,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.end === undefined){
const err9 = {instancePath,schemaPath:"#/allOf/1/else/required",keyword:"required",params:{missingProperty: "end"},message:"must have required property '"+"end"+"'",schema:schema38.allOf[1].else.required,parentSchema:schema38.allOf[1].else,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.certificate === undefined){
const err10 = {instancePath,schemaPath:"#/allOf/1/else/required",keyword:"required",params:{missingProperty: "certificate"},message:"must have required property '"+"certificate"+"'",schema:schema38.allOf[1].else.required,parentSchema:schema38.allOf[1].else,data};
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
const err11 = {instancePath,schemaPath:"#/allOf/1/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.allOf[1].else.type,parentSchema:schema38.allOf[1].else,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid3 = _valid1;
if(valid3){
var props1 = {};
props1.steps = true;
props1.start = true;
props1.end = true;
props1.certificate = true;
props1.action = true;
}
}
if(!valid3){
const err12 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema38.allOf[1].if,parentSchema:schema38.allOf[1],data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
const _errs16 = errors;
let valid5 = true;
const _errs17 = errors;
if(errors === _errs17){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.action !== undefined){
let data2 = data.action;
if(!((data2 === "limit") || (data2 === "cancel"))){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var _valid2 = _errs17 === errors;
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
if(!_valid2){
const _errs20 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.direction === undefined){
const err15 = {instancePath,schemaPath:"#/allOf/2/else/required",keyword:"required",params:{missingProperty: "direction"},message:"must have required property '"+"direction"+"'",schema:schema38.allOf[2].else.required,parentSchema:schema38.allOf[2].else,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath,schemaPath:"#/allOf/2/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.allOf[2].else.type,parentSchema:schema38.allOf[2].else,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid2 = _errs20 === errors;
valid5 = _valid2;
if(valid5){
var props2 = {};
props2.direction = true;
props2.action = true;
}
}
if(!valid5){
const err17 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema38.allOf[2].if,parentSchema:schema38.allOf[2],data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(props0 !== true && props2 !== undefined){
if(props2 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props2);
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err18 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data.action === undefined){
const err19 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "action"},message:"must have required property '"+"action"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data.response_deadline === undefined){
const err20 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "response_deadline"},message:"must have required property '"+"response_deadline"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data.decision === undefined){
const err21 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "decision"},message:"must have required property '"+"decision"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(props0 !== true){
props0 = props0 || {};
props0.id = true;
props0.action = true;
props0.direction = true;
props0.steps = true;
props0.start = true;
props0.end = true;
props0.response_deadline = true;
props0.certificate = true;
props0.ref = true;
props0.flexibility = true;
props0.decision = true;
}
if(data.id !== undefined){
let data3 = data.id;
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
const err22 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema38.properties.id,data:data3};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.id.type,parentSchema:schema38.properties.id,data:data3};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.action !== undefined){
let data4 = data.action;
if(typeof data4 !== "string"){
const err24 = {instancePath:instancePath+"/action",schemaPath:"#/properties/action/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.action.type,parentSchema:schema38.properties.action,data:data4};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!(((data4 === "activate") || (data4 === "limit")) || (data4 === "cancel"))){
const err25 = {instancePath:instancePath+"/action",schemaPath:"#/properties/action/enum",keyword:"enum",params:{allowedValues: schema38.properties.action.enum},message:"must be equal to one of the allowed values",schema:schema38.properties.action.enum,parentSchema:schema38.properties.action,data:data4};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.direction !== undefined){
let data5 = data.direction;
if(typeof data5 !== "string"){
const err26 = {instancePath:instancePath+"/direction",schemaPath:"#/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.direction.type,parentSchema:schema38.properties.direction,data:data5};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!((data5 === "up") || (data5 === "down"))){
const err27 = {instancePath:instancePath+"/direction",schemaPath:"#/properties/direction/enum",keyword:"enum",params:{allowedValues: schema38.properties.direction.enum},message:"must be equal to one of the allowed values",schema:schema38.properties.direction.enum,parentSchema:schema38.properties.direction,data:data5};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.steps !== undefined){
let data6 = data.steps;
if(Array.isArray(data6)){
if(data6.length > 96){
const err28 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/maxItems",keyword:"maxItems",params:{limit: 96},message:"must NOT have more than 96 items",schema:96,parentSchema:schema38.properties.steps,data:data6};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data6.length < 1){
const err29 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema38.properties.steps,data:data6};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.start === undefined){
const err30 = {instancePath:instancePath+"/steps/" + i0,schemaPath:"#/properties/steps/items/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'",schema:schema38.properties.steps.items.required,parentSchema:schema38.properties.steps.items,data:data7};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data7.end === undefined){
const err31 = {instancePath:instancePath+"/steps/" + i0,schemaPath:"#/properties/steps/items/required",keyword:"required",params:{missingProperty: "end"},message:"must have required property '"+"end"+"'",schema:schema38.properties.steps.items.required,parentSchema:schema38.properties.steps.items,data:data7};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data7.start !== undefined){
let data8 = data7.start;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err32 = {instancePath:instancePath+"/steps/" + i0+"/start",schemaPath:"#/properties/steps/items/properties/start/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema38.properties.steps.items.properties.start.type,parentSchema:schema38.properties.steps.items.properties.start,data:data8};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 8640000000000000 || isNaN(data8)){
const err33 = {instancePath:instancePath+"/steps/" + i0+"/start",schemaPath:"#/properties/steps/items/properties/start/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema38.properties.steps.items.properties.start,data:data8};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err34 = {instancePath:instancePath+"/steps/" + i0+"/start",schemaPath:"#/properties/steps/items/properties/start/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema38.properties.steps.items.properties.start,data:data8};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
if(data7.end !== undefined){
let data9 = data7.end;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err35 = {instancePath:instancePath+"/steps/" + i0+"/end",schemaPath:"#/properties/steps/items/properties/end/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema38.properties.steps.items.properties.end.type,parentSchema:schema38.properties.steps.items.properties.end,data:data9};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 8640000000000000 || isNaN(data9)){
const err36 = {instancePath:instancePath+"/steps/" + i0+"/end",schemaPath:"#/properties/steps/items/properties/end/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema38.properties.steps.items.properties.end,data:data9};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err37 = {instancePath:instancePath+"/steps/" + i0+"/end",schemaPath:"#/properties/steps/items/properties/end/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema38.properties.steps.items.properties.end,data:data9};
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
if(data7.power_w !== undefined){
let data10 = data7.power_w;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
const err38 = {instancePath:instancePath+"/steps/" + i0+"/power_w",schemaPath:"#/properties/steps/items/properties/power_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema38.properties.steps.items.properties.power_w,data:data10};
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
const err39 = {instancePath:instancePath+"/steps/" + i0+"/power_w",schemaPath:"#/properties/steps/items/properties/power_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema38.properties.steps.items.properties.power_w.type,parentSchema:schema38.properties.steps.items.properties.power_w,data:data10};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data7.import_limit_w !== undefined){
let data11 = data7.import_limit_w;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err40 = {instancePath:instancePath+"/steps/" + i0+"/import_limit_w",schemaPath:"#/properties/steps/items/properties/import_limit_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema38.properties.steps.items.properties.import_limit_w,data:data11};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/steps/" + i0+"/import_limit_w",schemaPath:"#/properties/steps/items/properties/import_limit_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema38.properties.steps.items.properties.import_limit_w.type,parentSchema:schema38.properties.steps.items.properties.import_limit_w,data:data11};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data7.export_limit_w !== undefined){
let data12 = data7.export_limit_w;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
const err42 = {instancePath:instancePath+"/steps/" + i0+"/export_limit_w",schemaPath:"#/properties/steps/items/properties/export_limit_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema38.properties.steps.items.properties.export_limit_w,data:data12};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/steps/" + i0+"/export_limit_w",schemaPath:"#/properties/steps/items/properties/export_limit_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema38.properties.steps.items.properties.export_limit_w.type,parentSchema:schema38.properties.steps.items.properties.export_limit_w,data:data12};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/steps/" + i0,schemaPath:"#/properties/steps/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.properties.steps.items.type,parentSchema:schema38.properties.steps.items,data:data7};
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
const err45 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema38.properties.steps.type,parentSchema:schema38.properties.steps,data:data6};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.start !== undefined){
let data13 = data.start;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err46 = {instancePath:instancePath+"/start",schemaPath:"#/properties/start/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema38.properties.start.type,parentSchema:schema38.properties.start,data:data13};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 8640000000000000 || isNaN(data13)){
const err47 = {instancePath:instancePath+"/start",schemaPath:"#/properties/start/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema38.properties.start,data:data13};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err48 = {instancePath:instancePath+"/start",schemaPath:"#/properties/start/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema38.properties.start,data:data13};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
if(data.end !== undefined){
let data14 = data.end;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err49 = {instancePath:instancePath+"/end",schemaPath:"#/properties/end/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema38.properties.end.type,parentSchema:schema38.properties.end,data:data14};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 8640000000000000 || isNaN(data14)){
const err50 = {instancePath:instancePath+"/end",schemaPath:"#/properties/end/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema38.properties.end,data:data14};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data14 < 0 || isNaN(data14)){
const err51 = {instancePath:instancePath+"/end",schemaPath:"#/properties/end/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema38.properties.end,data:data14};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
if(data.response_deadline !== undefined){
let data15 = data.response_deadline;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err52 = {instancePath:instancePath+"/response_deadline",schemaPath:"#/properties/response_deadline/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema38.properties.response_deadline.type,parentSchema:schema38.properties.response_deadline,data:data15};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 8640000000000000 || isNaN(data15)){
const err53 = {instancePath:instancePath+"/response_deadline",schemaPath:"#/properties/response_deadline/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema38.properties.response_deadline,data:data15};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data15 < 0 || isNaN(data15)){
const err54 = {instancePath:instancePath+"/response_deadline",schemaPath:"#/properties/response_deadline/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema38.properties.response_deadline,data:data15};
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
if(data.certificate !== undefined){
let data16 = data.certificate;
if(typeof data16 === "string"){
if(!pattern4.test(data16)){
const err55 = {instancePath:instancePath+"/certificate",schemaPath:"#/properties/certificate/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema38.properties.certificate,data:data16};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/certificate",schemaPath:"#/properties/certificate/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.certificate.type,parentSchema:schema38.properties.certificate,data:data16};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.ref !== undefined){
let data17 = data.ref;
if(typeof data17 === "string"){
if(!pattern4.test(data17)){
const err57 = {instancePath:instancePath+"/ref",schemaPath:"#/properties/ref/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema38.properties.ref,data:data17};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/ref",schemaPath:"#/properties/ref/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.ref.type,parentSchema:schema38.properties.ref,data:data17};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data.flexibility !== undefined){
let data18 = data.flexibility;
if(typeof data18 === "string"){
if(!pattern4.test(data18)){
const err59 = {instancePath:instancePath+"/flexibility",schemaPath:"#/properties/flexibility/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema38.properties.flexibility,data:data18};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/flexibility",schemaPath:"#/properties/flexibility/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.flexibility.type,parentSchema:schema38.properties.flexibility,data:data18};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data.decision !== undefined){
let data19 = data.decision;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.agent === undefined){
const err61 = {instancePath:instancePath+"/decision",schemaPath:"#/properties/decision/required",keyword:"required",params:{missingProperty: "agent"},message:"must have required property '"+"agent"+"'",schema:schema38.properties.decision.required,parentSchema:schema38.properties.decision,data:data19};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data19.role === undefined){
const err62 = {instancePath:instancePath+"/decision",schemaPath:"#/properties/decision/required",keyword:"required",params:{missingProperty: "role"},message:"must have required property '"+"role"+"'",schema:schema38.properties.decision.required,parentSchema:schema38.properties.decision,data:data19};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data19.record === undefined){
const err63 = {instancePath:instancePath+"/decision",schemaPath:"#/properties/decision/required",keyword:"required",params:{missingProperty: "record"},message:"must have required property '"+"record"+"'",schema:schema38.properties.decision.required,parentSchema:schema38.properties.decision,data:data19};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data19.explanation === undefined){
const err64 = {instancePath:instancePath+"/decision",schemaPath:"#/properties/decision/required",keyword:"required",params:{missingProperty: "explanation"},message:"must have required property '"+"explanation"+"'",schema:schema38.properties.decision.required,parentSchema:schema38.properties.decision,data:data19};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data19.agent !== undefined){
let data20 = data19.agent;
if(typeof data20 === "string"){
if(!pattern4.test(data20)){
const err65 = {instancePath:instancePath+"/decision/agent",schemaPath:"#/properties/decision/properties/agent/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema38.properties.decision.properties.agent,data:data20};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
else {
const err66 = {instancePath:instancePath+"/decision/agent",schemaPath:"#/properties/decision/properties/agent/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.decision.properties.agent.type,parentSchema:schema38.properties.decision.properties.agent,data:data20};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data19.role !== undefined){
let data21 = data19.role;
if(typeof data21 === "string"){
if(!pattern4.test(data21)){
const err67 = {instancePath:instancePath+"/decision/role",schemaPath:"#/properties/decision/properties/role/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema38.properties.decision.properties.role,data:data21};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/decision/role",schemaPath:"#/properties/decision/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.decision.properties.role.type,parentSchema:schema38.properties.decision.properties.role,data:data21};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data19.record !== undefined){
let data22 = data19.record;
if(typeof data22 === "string"){
if(!pattern4.test(data22)){
const err69 = {instancePath:instancePath+"/decision/record",schemaPath:"#/properties/decision/properties/record/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema38.properties.decision.properties.record,data:data22};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {instancePath:instancePath+"/decision/record",schemaPath:"#/properties/decision/properties/record/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.decision.properties.record.type,parentSchema:schema38.properties.decision.properties.record,data:data22};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data19.snapshot !== undefined){
let data23 = data19.snapshot;
if(typeof data23 === "string"){
if(!pattern4.test(data23)){
const err71 = {instancePath:instancePath+"/decision/snapshot",schemaPath:"#/properties/decision/properties/snapshot/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema38.properties.decision.properties.snapshot,data:data23};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/decision/snapshot",schemaPath:"#/properties/decision/properties/snapshot/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.decision.properties.snapshot.type,parentSchema:schema38.properties.decision.properties.snapshot,data:data23};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data19.explanation !== undefined){
let data24 = data19.explanation;
if(typeof data24 === "string"){
if(data24.length > 512){
const err73 = {instancePath:instancePath+"/decision/explanation",schemaPath:"#/properties/decision/properties/explanation/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema38.properties.decision.properties.explanation,data:data24};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data24.length < 1){
const err74 = {instancePath:instancePath+"/decision/explanation",schemaPath:"#/properties/decision/properties/explanation/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.properties.decision.properties.explanation,data:data24};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/decision/explanation",schemaPath:"#/properties/decision/properties/explanation/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.decision.properties.explanation.type,parentSchema:schema38.properties.decision.properties.explanation,data:data24};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
else {
const err76 = {instancePath:instancePath+"/decision",schemaPath:"#/properties/decision/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.properties.decision.type,parentSchema:schema38.properties.decision,data:data19};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.type,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
validate27.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate27.evaluated = {"dynamicProps":true,"dynamicItems":false};

export const communityHeartbeat: Validator = validate28;
const schema39 = {"type":"object","properties":{"interval_ms":{"type":"number","minimum":0},"version":{"type":"string","minLength":1,"maxLength":512},"topology_version":{"type":"integer","minimum":1,"maximum":9007199254740991},"heard_ts":{"type":"integer","minimum":0,"maximum":8640000000000000}},"required":["interval_ms","version"]};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.interval_ms === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "interval_ms"},message:"must have required property '"+"interval_ms"+"'",schema:schema39.required,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.version === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema39.required,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.interval_ms !== undefined){
let data0 = data.interval_ms;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/interval_ms",schemaPath:"#/properties/interval_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema39.properties.interval_ms,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/interval_ms",schemaPath:"#/properties/interval_ms/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema39.properties.interval_ms.type,parentSchema:schema39.properties.interval_ms,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.version !== undefined){
let data1 = data.version;
if(typeof data1 === "string"){
if(data1.length > 512){
const err4 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema39.properties.version,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema39.properties.version,data:data1};
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
const err6 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.version.type,parentSchema:schema39.properties.version,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.topology_version !== undefined){
let data2 = data.topology_version;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/topology_version",schemaPath:"#/properties/topology_version/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.topology_version.type,parentSchema:schema39.properties.topology_version,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9007199254740991 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/topology_version",schemaPath:"#/properties/topology_version/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema39.properties.topology_version,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/topology_version",schemaPath:"#/properties/topology_version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema39.properties.topology_version,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data.heard_ts !== undefined){
let data3 = data.heard_ts;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err10 = {instancePath:instancePath+"/heard_ts",schemaPath:"#/properties/heard_ts/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.heard_ts.type,parentSchema:schema39.properties.heard_ts,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 8640000000000000 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/heard_ts",schemaPath:"#/properties/heard_ts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema39.properties.heard_ts,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err12 = {instancePath:instancePath+"/heard_ts",schemaPath:"#/properties/heard_ts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema39.properties.heard_ts,data:data3};
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
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.type,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":{"interval_ms":true,"version":true,"topology_version":true,"heard_ts":true},"dynamicProps":false,"dynamicItems":false};

export const reception: Validator = validate29;
const schema40 = {"type":"object","properties":{"receptions":{"type":"array","minItems":1,"maxItems":256,"items":{"type":"object","properties":{"boot":{"type":"integer","minimum":1,"maximum":9007199254740991},"seq":{"type":"integer","minimum":1,"maximum":9007199254740991},"code":{"type":"string","enum":["OK","INVALID_DATA","INVALID_MESSAGE","INVALID_CONTENT","TEMPORARY_ERROR","PERMANENT_ERROR","IDENTITY","TIME","PLAUSIBILITY","TRUST"]},"gate":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"reason":{"type":"string","minLength":1,"maxLength":512},"retry_after_ms":{"type":"number","minimum":0},"quarantine":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"}},"required":["boot","seq","code"]}}},"required":["receptions"]};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.receptions === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "receptions"},message:"must have required property '"+"receptions"+"'",schema:schema40.required,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.receptions !== undefined){
let data0 = data.receptions;
if(Array.isArray(data0)){
if(data0.length > 256){
const err1 = {instancePath:instancePath+"/receptions",schemaPath:"#/properties/receptions/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema40.properties.receptions,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/receptions",schemaPath:"#/properties/receptions/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema40.properties.receptions,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.boot === undefined){
const err3 = {instancePath:instancePath+"/receptions/" + i0,schemaPath:"#/properties/receptions/items/required",keyword:"required",params:{missingProperty: "boot"},message:"must have required property '"+"boot"+"'",schema:schema40.properties.receptions.items.required,parentSchema:schema40.properties.receptions.items,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data1.seq === undefined){
const err4 = {instancePath:instancePath+"/receptions/" + i0,schemaPath:"#/properties/receptions/items/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema40.properties.receptions.items.required,parentSchema:schema40.properties.receptions.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.code === undefined){
const err5 = {instancePath:instancePath+"/receptions/" + i0,schemaPath:"#/properties/receptions/items/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'",schema:schema40.properties.receptions.items.required,parentSchema:schema40.properties.receptions.items,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1.boot !== undefined){
let data2 = data1.boot;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err6 = {instancePath:instancePath+"/receptions/" + i0+"/boot",schemaPath:"#/properties/receptions/items/properties/boot/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema40.properties.receptions.items.properties.boot.type,parentSchema:schema40.properties.receptions.items.properties.boot,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9007199254740991 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/receptions/" + i0+"/boot",schemaPath:"#/properties/receptions/items/properties/boot/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema40.properties.receptions.items.properties.boot,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/receptions/" + i0+"/boot",schemaPath:"#/properties/receptions/items/properties/boot/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema40.properties.receptions.items.properties.boot,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data1.seq !== undefined){
let data3 = data1.seq;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err9 = {instancePath:instancePath+"/receptions/" + i0+"/seq",schemaPath:"#/properties/receptions/items/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema40.properties.receptions.items.properties.seq.type,parentSchema:schema40.properties.receptions.items.properties.seq,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/receptions/" + i0+"/seq",schemaPath:"#/properties/receptions/items/properties/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema40.properties.receptions.items.properties.seq,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/receptions/" + i0+"/seq",schemaPath:"#/properties/receptions/items/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema40.properties.receptions.items.properties.seq,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data1.code !== undefined){
let data4 = data1.code;
if(typeof data4 !== "string"){
const err12 = {instancePath:instancePath+"/receptions/" + i0+"/code",schemaPath:"#/properties/receptions/items/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.receptions.items.properties.code.type,parentSchema:schema40.properties.receptions.items.properties.code,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((((((((((data4 === "OK") || (data4 === "INVALID_DATA")) || (data4 === "INVALID_MESSAGE")) || (data4 === "INVALID_CONTENT")) || (data4 === "TEMPORARY_ERROR")) || (data4 === "PERMANENT_ERROR")) || (data4 === "IDENTITY")) || (data4 === "TIME")) || (data4 === "PLAUSIBILITY")) || (data4 === "TRUST"))){
const err13 = {instancePath:instancePath+"/receptions/" + i0+"/code",schemaPath:"#/properties/receptions/items/properties/code/enum",keyword:"enum",params:{allowedValues: schema40.properties.receptions.items.properties.code.enum},message:"must be equal to one of the allowed values",schema:schema40.properties.receptions.items.properties.code.enum,parentSchema:schema40.properties.receptions.items.properties.code,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data1.gate !== undefined){
let data5 = data1.gate;
if(typeof data5 === "string"){
if(!pattern4.test(data5)){
const err14 = {instancePath:instancePath+"/receptions/" + i0+"/gate",schemaPath:"#/properties/receptions/items/properties/gate/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema40.properties.receptions.items.properties.gate,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/receptions/" + i0+"/gate",schemaPath:"#/properties/receptions/items/properties/gate/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.receptions.items.properties.gate.type,parentSchema:schema40.properties.receptions.items.properties.gate,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data1.reason !== undefined){
let data6 = data1.reason;
if(typeof data6 === "string"){
if(data6.length > 512){
const err16 = {instancePath:instancePath+"/receptions/" + i0+"/reason",schemaPath:"#/properties/receptions/items/properties/reason/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema40.properties.receptions.items.properties.reason,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data6.length < 1){
const err17 = {instancePath:instancePath+"/receptions/" + i0+"/reason",schemaPath:"#/properties/receptions/items/properties/reason/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40.properties.receptions.items.properties.reason,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/receptions/" + i0+"/reason",schemaPath:"#/properties/receptions/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.receptions.items.properties.reason.type,parentSchema:schema40.properties.receptions.items.properties.reason,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data1.retry_after_ms !== undefined){
let data7 = data1.retry_after_ms;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err19 = {instancePath:instancePath+"/receptions/" + i0+"/retry_after_ms",schemaPath:"#/properties/receptions/items/properties/retry_after_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema40.properties.receptions.items.properties.retry_after_ms,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/receptions/" + i0+"/retry_after_ms",schemaPath:"#/properties/receptions/items/properties/retry_after_ms/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema40.properties.receptions.items.properties.retry_after_ms.type,parentSchema:schema40.properties.receptions.items.properties.retry_after_ms,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data1.quarantine !== undefined){
let data8 = data1.quarantine;
if(typeof data8 === "string"){
if(!pattern4.test(data8)){
const err21 = {instancePath:instancePath+"/receptions/" + i0+"/quarantine",schemaPath:"#/properties/receptions/items/properties/quarantine/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema40.properties.receptions.items.properties.quarantine,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/receptions/" + i0+"/quarantine",schemaPath:"#/properties/receptions/items/properties/quarantine/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.receptions.items.properties.quarantine.type,parentSchema:schema40.properties.receptions.items.properties.quarantine,data:data8};
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
const err23 = {instancePath:instancePath+"/receptions/" + i0,schemaPath:"#/properties/receptions/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema40.properties.receptions.items.type,parentSchema:schema40.properties.receptions.items,data:data1};
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
const err24 = {instancePath:instancePath+"/receptions",schemaPath:"#/properties/receptions/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema40.properties.receptions.type,parentSchema:schema40.properties.receptions,data:data0};
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
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema40.type,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":{"receptions":true},"dynamicProps":false,"dynamicItems":false};

export const flexusRequest: Validator = validate30;
const schema41 = {"type":"object","properties":{"id":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"revision":{"type":"integer","minimum":1,"maximum":9007199254740991},"service":{"type":"string","enum":["FS-DR","FS-FRQ","FS-VLT","FS-RSV","FS-THM","FS-BTM","FS-MKT","FS-P2P"]},"zone":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"direction":{"type":"string","enum":["up","down"]},"intervals":{"type":"array","minItems":1,"maxItems":288,"items":{"type":"object","properties":{"start":{"type":"integer","minimum":0,"maximum":8640000000000000},"end":{"type":"integer","minimum":0,"maximum":8640000000000000},"power_w":{"type":"number","minimum":0}},"required":["start","end","power_w"]}},"response_deadline":{"type":"integer","minimum":0,"maximum":8640000000000000},"price":{"type":"object","properties":{"per_kwh":{"type":"number"},"currency":{"type":"string","pattern":"^[A-Z]{3}$"}},"required":["per_kwh","currency"]}},"required":["id","revision","service","direction","intervals","response_deadline"]};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.revision === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "revision"},message:"must have required property '"+"revision"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.service === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"},message:"must have required property '"+"service"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.direction === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "direction"},message:"must have required property '"+"direction"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.intervals === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "intervals"},message:"must have required property '"+"intervals"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.response_deadline === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "response_deadline"},message:"must have required property '"+"response_deadline"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema41.properties.id,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.id.type,parentSchema:schema41.properties.id,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.revision !== undefined){
let data1 = data.revision;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err8 = {instancePath:instancePath+"/revision",schemaPath:"#/properties/revision/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema41.properties.revision.type,parentSchema:schema41.properties.revision,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 9007199254740991 || isNaN(data1)){
const err9 = {instancePath:instancePath+"/revision",schemaPath:"#/properties/revision/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema41.properties.revision,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err10 = {instancePath:instancePath+"/revision",schemaPath:"#/properties/revision/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema41.properties.revision,data:data1};
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
if(data.service !== undefined){
let data2 = data.service;
if(typeof data2 !== "string"){
const err11 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.service.type,parentSchema:schema41.properties.service,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!((((((((data2 === "FS-DR") || (data2 === "FS-FRQ")) || (data2 === "FS-VLT")) || (data2 === "FS-RSV")) || (data2 === "FS-THM")) || (data2 === "FS-BTM")) || (data2 === "FS-MKT")) || (data2 === "FS-P2P"))){
const err12 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/enum",keyword:"enum",params:{allowedValues: schema41.properties.service.enum},message:"must be equal to one of the allowed values",schema:schema41.properties.service.enum,parentSchema:schema41.properties.service,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.zone !== undefined){
let data3 = data.zone;
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
const err13 = {instancePath:instancePath+"/zone",schemaPath:"#/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema41.properties.zone,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/zone",schemaPath:"#/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.zone.type,parentSchema:schema41.properties.zone,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.direction !== undefined){
let data4 = data.direction;
if(typeof data4 !== "string"){
const err15 = {instancePath:instancePath+"/direction",schemaPath:"#/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.direction.type,parentSchema:schema41.properties.direction,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!((data4 === "up") || (data4 === "down"))){
const err16 = {instancePath:instancePath+"/direction",schemaPath:"#/properties/direction/enum",keyword:"enum",params:{allowedValues: schema41.properties.direction.enum},message:"must be equal to one of the allowed values",schema:schema41.properties.direction.enum,parentSchema:schema41.properties.direction,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.intervals !== undefined){
let data5 = data.intervals;
if(Array.isArray(data5)){
if(data5.length > 288){
const err17 = {instancePath:instancePath+"/intervals",schemaPath:"#/properties/intervals/maxItems",keyword:"maxItems",params:{limit: 288},message:"must NOT have more than 288 items",schema:288,parentSchema:schema41.properties.intervals,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data5.length < 1){
const err18 = {instancePath:instancePath+"/intervals",schemaPath:"#/properties/intervals/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema41.properties.intervals,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.start === undefined){
const err19 = {instancePath:instancePath+"/intervals/" + i0,schemaPath:"#/properties/intervals/items/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'",schema:schema41.properties.intervals.items.required,parentSchema:schema41.properties.intervals.items,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data6.end === undefined){
const err20 = {instancePath:instancePath+"/intervals/" + i0,schemaPath:"#/properties/intervals/items/required",keyword:"required",params:{missingProperty: "end"},message:"must have required property '"+"end"+"'",schema:schema41.properties.intervals.items.required,parentSchema:schema41.properties.intervals.items,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data6.power_w === undefined){
const err21 = {instancePath:instancePath+"/intervals/" + i0,schemaPath:"#/properties/intervals/items/required",keyword:"required",params:{missingProperty: "power_w"},message:"must have required property '"+"power_w"+"'",schema:schema41.properties.intervals.items.required,parentSchema:schema41.properties.intervals.items,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data6.start !== undefined){
let data7 = data6.start;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err22 = {instancePath:instancePath+"/intervals/" + i0+"/start",schemaPath:"#/properties/intervals/items/properties/start/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema41.properties.intervals.items.properties.start.type,parentSchema:schema41.properties.intervals.items.properties.start,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 8640000000000000 || isNaN(data7)){
const err23 = {instancePath:instancePath+"/intervals/" + i0+"/start",schemaPath:"#/properties/intervals/items/properties/start/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema41.properties.intervals.items.properties.start,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err24 = {instancePath:instancePath+"/intervals/" + i0+"/start",schemaPath:"#/properties/intervals/items/properties/start/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema41.properties.intervals.items.properties.start,data:data7};
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
if(data6.end !== undefined){
let data8 = data6.end;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err25 = {instancePath:instancePath+"/intervals/" + i0+"/end",schemaPath:"#/properties/intervals/items/properties/end/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema41.properties.intervals.items.properties.end.type,parentSchema:schema41.properties.intervals.items.properties.end,data:data8};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 8640000000000000 || isNaN(data8)){
const err26 = {instancePath:instancePath+"/intervals/" + i0+"/end",schemaPath:"#/properties/intervals/items/properties/end/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema41.properties.intervals.items.properties.end,data:data8};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err27 = {instancePath:instancePath+"/intervals/" + i0+"/end",schemaPath:"#/properties/intervals/items/properties/end/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema41.properties.intervals.items.properties.end,data:data8};
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
if(data6.power_w !== undefined){
let data9 = data6.power_w;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err28 = {instancePath:instancePath+"/intervals/" + i0+"/power_w",schemaPath:"#/properties/intervals/items/properties/power_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema41.properties.intervals.items.properties.power_w,data:data9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/intervals/" + i0+"/power_w",schemaPath:"#/properties/intervals/items/properties/power_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema41.properties.intervals.items.properties.power_w.type,parentSchema:schema41.properties.intervals.items.properties.power_w,data:data9};
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
else {
const err30 = {instancePath:instancePath+"/intervals/" + i0,schemaPath:"#/properties/intervals/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.properties.intervals.items.type,parentSchema:schema41.properties.intervals.items,data:data6};
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
const err31 = {instancePath:instancePath+"/intervals",schemaPath:"#/properties/intervals/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema41.properties.intervals.type,parentSchema:schema41.properties.intervals,data:data5};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.response_deadline !== undefined){
let data10 = data.response_deadline;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err32 = {instancePath:instancePath+"/response_deadline",schemaPath:"#/properties/response_deadline/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema41.properties.response_deadline.type,parentSchema:schema41.properties.response_deadline,data:data10};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 8640000000000000 || isNaN(data10)){
const err33 = {instancePath:instancePath+"/response_deadline",schemaPath:"#/properties/response_deadline/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema41.properties.response_deadline,data:data10};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err34 = {instancePath:instancePath+"/response_deadline",schemaPath:"#/properties/response_deadline/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema41.properties.response_deadline,data:data10};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
if(data.price !== undefined){
let data11 = data.price;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.per_kwh === undefined){
const err35 = {instancePath:instancePath+"/price",schemaPath:"#/properties/price/required",keyword:"required",params:{missingProperty: "per_kwh"},message:"must have required property '"+"per_kwh"+"'",schema:schema41.properties.price.required,parentSchema:schema41.properties.price,data:data11};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data11.currency === undefined){
const err36 = {instancePath:instancePath+"/price",schemaPath:"#/properties/price/required",keyword:"required",params:{missingProperty: "currency"},message:"must have required property '"+"currency"+"'",schema:schema41.properties.price.required,parentSchema:schema41.properties.price,data:data11};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data11.per_kwh !== undefined){
let data12 = data11.per_kwh;
if(!((typeof data12 == "number") && (isFinite(data12)))){
const err37 = {instancePath:instancePath+"/price/per_kwh",schemaPath:"#/properties/price/properties/per_kwh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema41.properties.price.properties.per_kwh.type,parentSchema:schema41.properties.price.properties.per_kwh,data:data12};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data11.currency !== undefined){
let data13 = data11.currency;
if(typeof data13 === "string"){
if(!pattern13.test(data13)){
const err38 = {instancePath:instancePath+"/price/currency",schemaPath:"#/properties/price/properties/currency/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"},message:"must match pattern \""+"^[A-Z]{3}$"+"\"",schema:"^[A-Z]{3}$",parentSchema:schema41.properties.price.properties.currency,data:data13};
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
const err39 = {instancePath:instancePath+"/price/currency",schemaPath:"#/properties/price/properties/currency/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.price.properties.currency.type,parentSchema:schema41.properties.price.properties.currency,data:data13};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/price",schemaPath:"#/properties/price/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.properties.price.type,parentSchema:schema41.properties.price,data:data11};
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
const err41 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.type,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":{"id":true,"revision":true,"service":true,"zone":true,"direction":true,"intervals":true,"response_deadline":true,"price":true},"dynamicProps":false,"dynamicItems":false};

export const flexusOffer: Validator = validate31;
const schema42 = {"type":"object","properties":{"id":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"request":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"request_revision":{"type":"integer","minimum":1,"maximum":9007199254740991},"zone":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"direction":{"type":"string","enum":["up","down"]},"intervals":{"type":"array","minItems":1,"maxItems":288,"items":{"type":"object","properties":{"start":{"type":"integer","minimum":0,"maximum":8640000000000000},"end":{"type":"integer","minimum":0,"maximum":8640000000000000},"firm_w":{"type":"number","minimum":0},"probable_w":{"type":"number","minimum":0},"binding":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"}},"required":["start","end","firm_w"]}},"min_activation_fraction":{"type":"number","minimum":0,"maximum":1},"valid_until":{"type":"integer","minimum":0,"maximum":8640000000000000},"price":{"type":"object","properties":{"per_kwh":{"type":"number"},"currency":{"type":"string","pattern":"^[A-Z]{3}$"}},"required":["per_kwh","currency"]}},"required":["id","direction","intervals","min_activation_fraction","valid_until"]};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.direction === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "direction"},message:"must have required property '"+"direction"+"'",schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.intervals === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "intervals"},message:"must have required property '"+"intervals"+"'",schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.min_activation_fraction === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "min_activation_fraction"},message:"must have required property '"+"min_activation_fraction"+"'",schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.valid_until === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "valid_until"},message:"must have required property '"+"valid_until"+"'",schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema42.properties.id,data:data0};
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
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.id.type,parentSchema:schema42.properties.id,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.request !== undefined){
let data1 = data.request;
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err7 = {instancePath:instancePath+"/request",schemaPath:"#/properties/request/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema42.properties.request,data:data1};
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
const err8 = {instancePath:instancePath+"/request",schemaPath:"#/properties/request/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.request.type,parentSchema:schema42.properties.request,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.request_revision !== undefined){
let data2 = data.request_revision;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err9 = {instancePath:instancePath+"/request_revision",schemaPath:"#/properties/request_revision/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema42.properties.request_revision.type,parentSchema:schema42.properties.request_revision,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9007199254740991 || isNaN(data2)){
const err10 = {instancePath:instancePath+"/request_revision",schemaPath:"#/properties/request_revision/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema42.properties.request_revision,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err11 = {instancePath:instancePath+"/request_revision",schemaPath:"#/properties/request_revision/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema42.properties.request_revision,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.zone !== undefined){
let data3 = data.zone;
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
const err12 = {instancePath:instancePath+"/zone",schemaPath:"#/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema42.properties.zone,data:data3};
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
const err13 = {instancePath:instancePath+"/zone",schemaPath:"#/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.zone.type,parentSchema:schema42.properties.zone,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.direction !== undefined){
let data4 = data.direction;
if(typeof data4 !== "string"){
const err14 = {instancePath:instancePath+"/direction",schemaPath:"#/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.direction.type,parentSchema:schema42.properties.direction,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!((data4 === "up") || (data4 === "down"))){
const err15 = {instancePath:instancePath+"/direction",schemaPath:"#/properties/direction/enum",keyword:"enum",params:{allowedValues: schema42.properties.direction.enum},message:"must be equal to one of the allowed values",schema:schema42.properties.direction.enum,parentSchema:schema42.properties.direction,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.intervals !== undefined){
let data5 = data.intervals;
if(Array.isArray(data5)){
if(data5.length > 288){
const err16 = {instancePath:instancePath+"/intervals",schemaPath:"#/properties/intervals/maxItems",keyword:"maxItems",params:{limit: 288},message:"must NOT have more than 288 items",schema:288,parentSchema:schema42.properties.intervals,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data5.length < 1){
const err17 = {instancePath:instancePath+"/intervals",schemaPath:"#/properties/intervals/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema42.properties.intervals,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.start === undefined){
const err18 = {instancePath:instancePath+"/intervals/" + i0,schemaPath:"#/properties/intervals/items/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'",schema:schema42.properties.intervals.items.required,parentSchema:schema42.properties.intervals.items,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data6.end === undefined){
const err19 = {instancePath:instancePath+"/intervals/" + i0,schemaPath:"#/properties/intervals/items/required",keyword:"required",params:{missingProperty: "end"},message:"must have required property '"+"end"+"'",schema:schema42.properties.intervals.items.required,parentSchema:schema42.properties.intervals.items,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data6.firm_w === undefined){
const err20 = {instancePath:instancePath+"/intervals/" + i0,schemaPath:"#/properties/intervals/items/required",keyword:"required",params:{missingProperty: "firm_w"},message:"must have required property '"+"firm_w"+"'",schema:schema42.properties.intervals.items.required,parentSchema:schema42.properties.intervals.items,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data6.start !== undefined){
let data7 = data6.start;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err21 = {instancePath:instancePath+"/intervals/" + i0+"/start",schemaPath:"#/properties/intervals/items/properties/start/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema42.properties.intervals.items.properties.start.type,parentSchema:schema42.properties.intervals.items.properties.start,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 8640000000000000 || isNaN(data7)){
const err22 = {instancePath:instancePath+"/intervals/" + i0+"/start",schemaPath:"#/properties/intervals/items/properties/start/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema42.properties.intervals.items.properties.start,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err23 = {instancePath:instancePath+"/intervals/" + i0+"/start",schemaPath:"#/properties/intervals/items/properties/start/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema42.properties.intervals.items.properties.start,data:data7};
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
if(data6.end !== undefined){
let data8 = data6.end;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err24 = {instancePath:instancePath+"/intervals/" + i0+"/end",schemaPath:"#/properties/intervals/items/properties/end/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema42.properties.intervals.items.properties.end.type,parentSchema:schema42.properties.intervals.items.properties.end,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 8640000000000000 || isNaN(data8)){
const err25 = {instancePath:instancePath+"/intervals/" + i0+"/end",schemaPath:"#/properties/intervals/items/properties/end/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema42.properties.intervals.items.properties.end,data:data8};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err26 = {instancePath:instancePath+"/intervals/" + i0+"/end",schemaPath:"#/properties/intervals/items/properties/end/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema42.properties.intervals.items.properties.end,data:data8};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
if(data6.firm_w !== undefined){
let data9 = data6.firm_w;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err27 = {instancePath:instancePath+"/intervals/" + i0+"/firm_w",schemaPath:"#/properties/intervals/items/properties/firm_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema42.properties.intervals.items.properties.firm_w,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/intervals/" + i0+"/firm_w",schemaPath:"#/properties/intervals/items/properties/firm_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema42.properties.intervals.items.properties.firm_w.type,parentSchema:schema42.properties.intervals.items.properties.firm_w,data:data9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data6.probable_w !== undefined){
let data10 = data6.probable_w;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
const err29 = {instancePath:instancePath+"/intervals/" + i0+"/probable_w",schemaPath:"#/properties/intervals/items/properties/probable_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema42.properties.intervals.items.properties.probable_w,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/intervals/" + i0+"/probable_w",schemaPath:"#/properties/intervals/items/properties/probable_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema42.properties.intervals.items.properties.probable_w.type,parentSchema:schema42.properties.intervals.items.properties.probable_w,data:data10};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data6.binding !== undefined){
let data11 = data6.binding;
if(typeof data11 === "string"){
if(!pattern4.test(data11)){
const err31 = {instancePath:instancePath+"/intervals/" + i0+"/binding",schemaPath:"#/properties/intervals/items/properties/binding/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema42.properties.intervals.items.properties.binding,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/intervals/" + i0+"/binding",schemaPath:"#/properties/intervals/items/properties/binding/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.intervals.items.properties.binding.type,parentSchema:schema42.properties.intervals.items.properties.binding,data:data11};
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
else {
const err33 = {instancePath:instancePath+"/intervals/" + i0,schemaPath:"#/properties/intervals/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.properties.intervals.items.type,parentSchema:schema42.properties.intervals.items,data:data6};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/intervals",schemaPath:"#/properties/intervals/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema42.properties.intervals.type,parentSchema:schema42.properties.intervals,data:data5};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.min_activation_fraction !== undefined){
let data12 = data.min_activation_fraction;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 1 || isNaN(data12)){
const err35 = {instancePath:instancePath+"/min_activation_fraction",schemaPath:"#/properties/min_activation_fraction/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema42.properties.min_activation_fraction,data:data12};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err36 = {instancePath:instancePath+"/min_activation_fraction",schemaPath:"#/properties/min_activation_fraction/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema42.properties.min_activation_fraction,data:data12};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/min_activation_fraction",schemaPath:"#/properties/min_activation_fraction/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema42.properties.min_activation_fraction.type,parentSchema:schema42.properties.min_activation_fraction,data:data12};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.valid_until !== undefined){
let data13 = data.valid_until;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err38 = {instancePath:instancePath+"/valid_until",schemaPath:"#/properties/valid_until/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema42.properties.valid_until.type,parentSchema:schema42.properties.valid_until,data:data13};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 8640000000000000 || isNaN(data13)){
const err39 = {instancePath:instancePath+"/valid_until",schemaPath:"#/properties/valid_until/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema42.properties.valid_until,data:data13};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err40 = {instancePath:instancePath+"/valid_until",schemaPath:"#/properties/valid_until/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema42.properties.valid_until,data:data13};
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
if(data.price !== undefined){
let data14 = data.price;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.per_kwh === undefined){
const err41 = {instancePath:instancePath+"/price",schemaPath:"#/properties/price/required",keyword:"required",params:{missingProperty: "per_kwh"},message:"must have required property '"+"per_kwh"+"'",schema:schema42.properties.price.required,parentSchema:schema42.properties.price,data:data14};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data14.currency === undefined){
const err42 = {instancePath:instancePath+"/price",schemaPath:"#/properties/price/required",keyword:"required",params:{missingProperty: "currency"},message:"must have required property '"+"currency"+"'",schema:schema42.properties.price.required,parentSchema:schema42.properties.price,data:data14};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data14.per_kwh !== undefined){
let data15 = data14.per_kwh;
if(!((typeof data15 == "number") && (isFinite(data15)))){
const err43 = {instancePath:instancePath+"/price/per_kwh",schemaPath:"#/properties/price/properties/per_kwh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema42.properties.price.properties.per_kwh.type,parentSchema:schema42.properties.price.properties.per_kwh,data:data15};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data14.currency !== undefined){
let data16 = data14.currency;
if(typeof data16 === "string"){
if(!pattern13.test(data16)){
const err44 = {instancePath:instancePath+"/price/currency",schemaPath:"#/properties/price/properties/currency/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"},message:"must match pattern \""+"^[A-Z]{3}$"+"\"",schema:"^[A-Z]{3}$",parentSchema:schema42.properties.price.properties.currency,data:data16};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/price/currency",schemaPath:"#/properties/price/properties/currency/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.price.properties.currency.type,parentSchema:schema42.properties.price.properties.currency,data:data16};
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
const err46 = {instancePath:instancePath+"/price",schemaPath:"#/properties/price/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.properties.price.type,parentSchema:schema42.properties.price,data:data14};
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
const err47 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.type,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":{"id":true,"request":true,"request_revision":true,"zone":true,"direction":true,"intervals":true,"min_activation_fraction":true,"valid_until":true,"price":true},"dynamicProps":false,"dynamicItems":false};

export const flexusOrder: Validator = validate32;
const schema43 = {"type":"object","properties":{"id":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"offer":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"activation_fraction":{"type":"number","minimum":0,"maximum":1},"start":{"type":"integer","minimum":0,"maximum":8640000000000000},"end":{"type":"integer","minimum":0,"maximum":8640000000000000},"response_deadline":{"type":"integer","minimum":0,"maximum":8640000000000000}},"required":["id","offer","activation_fraction","response_deadline"]};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema43.required,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.offer === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "offer"},message:"must have required property '"+"offer"+"'",schema:schema43.required,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.activation_fraction === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "activation_fraction"},message:"must have required property '"+"activation_fraction"+"'",schema:schema43.required,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.response_deadline === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "response_deadline"},message:"must have required property '"+"response_deadline"+"'",schema:schema43.required,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema43.properties.id,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.id.type,parentSchema:schema43.properties.id,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.offer !== undefined){
let data1 = data.offer;
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err6 = {instancePath:instancePath+"/offer",schemaPath:"#/properties/offer/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema43.properties.offer,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/offer",schemaPath:"#/properties/offer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.offer.type,parentSchema:schema43.properties.offer,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.activation_fraction !== undefined){
let data2 = data.activation_fraction;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/activation_fraction",schemaPath:"#/properties/activation_fraction/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema43.properties.activation_fraction,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/activation_fraction",schemaPath:"#/properties/activation_fraction/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema43.properties.activation_fraction,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/activation_fraction",schemaPath:"#/properties/activation_fraction/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema43.properties.activation_fraction.type,parentSchema:schema43.properties.activation_fraction,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.start !== undefined){
let data3 = data.start;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err11 = {instancePath:instancePath+"/start",schemaPath:"#/properties/start/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema43.properties.start.type,parentSchema:schema43.properties.start,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 8640000000000000 || isNaN(data3)){
const err12 = {instancePath:instancePath+"/start",schemaPath:"#/properties/start/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema43.properties.start,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err13 = {instancePath:instancePath+"/start",schemaPath:"#/properties/start/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema43.properties.start,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data.end !== undefined){
let data4 = data.end;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err14 = {instancePath:instancePath+"/end",schemaPath:"#/properties/end/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema43.properties.end.type,parentSchema:schema43.properties.end,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 8640000000000000 || isNaN(data4)){
const err15 = {instancePath:instancePath+"/end",schemaPath:"#/properties/end/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema43.properties.end,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err16 = {instancePath:instancePath+"/end",schemaPath:"#/properties/end/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema43.properties.end,data:data4};
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
if(data.response_deadline !== undefined){
let data5 = data.response_deadline;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err17 = {instancePath:instancePath+"/response_deadline",schemaPath:"#/properties/response_deadline/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema43.properties.response_deadline.type,parentSchema:schema43.properties.response_deadline,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 8640000000000000 || isNaN(data5)){
const err18 = {instancePath:instancePath+"/response_deadline",schemaPath:"#/properties/response_deadline/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema43.properties.response_deadline,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err19 = {instancePath:instancePath+"/response_deadline",schemaPath:"#/properties/response_deadline/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema43.properties.response_deadline,data:data5};
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
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":{"id":true,"offer":true,"activation_fraction":true,"start":true,"end":true,"response_deadline":true},"dynamicProps":false,"dynamicItems":false};

export const flexusEnvelope: Validator = validate33;
const schema44 = {"type":"object","properties":{"id":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"revision":{"type":"integer","minimum":1,"maximum":9007199254740991},"limits":{"type":"array","minItems":1,"maxItems":256,"items":{"type":"object","properties":{"scope":{"type":"string","enum":["connection_point","zone"]},"id":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"severity":{"type":"string","enum":["advisory","firm","statutory"]},"authority":{"type":"string","enum":["dso","tso","operator","regulator"]},"primacy":{"type":"integer","minimum":0,"maximum":9007199254740991},"intervals":{"type":"array","minItems":1,"maxItems":288,"items":{"type":"object","properties":{"start":{"type":"integer","minimum":0,"maximum":8640000000000000},"end":{"type":"integer","minimum":0,"maximum":8640000000000000},"import_limit_w":{"type":"number","minimum":0},"export_limit_w":{"type":"number","minimum":0}},"required":["start","end"]}}},"required":["scope","id","severity","authority","intervals"]}}},"required":["id","revision","limits"]};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.revision === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "revision"},message:"must have required property '"+"revision"+"'",schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.limits === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "limits"},message:"must have required property '"+"limits"+"'",schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema44.properties.id,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.id.type,parentSchema:schema44.properties.id,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.revision !== undefined){
let data1 = data.revision;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err5 = {instancePath:instancePath+"/revision",schemaPath:"#/properties/revision/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema44.properties.revision.type,parentSchema:schema44.properties.revision,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 9007199254740991 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/revision",schemaPath:"#/properties/revision/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema44.properties.revision,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/revision",schemaPath:"#/properties/revision/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema44.properties.revision,data:data1};
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
if(data.limits !== undefined){
let data2 = data.limits;
if(Array.isArray(data2)){
if(data2.length > 256){
const err8 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema44.properties.limits,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.length < 1){
const err9 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema44.properties.limits,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.scope === undefined){
const err10 = {instancePath:instancePath+"/limits/" + i0,schemaPath:"#/properties/limits/items/required",keyword:"required",params:{missingProperty: "scope"},message:"must have required property '"+"scope"+"'",schema:schema44.properties.limits.items.required,parentSchema:schema44.properties.limits.items,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3.id === undefined){
const err11 = {instancePath:instancePath+"/limits/" + i0,schemaPath:"#/properties/limits/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema44.properties.limits.items.required,parentSchema:schema44.properties.limits.items,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data3.severity === undefined){
const err12 = {instancePath:instancePath+"/limits/" + i0,schemaPath:"#/properties/limits/items/required",keyword:"required",params:{missingProperty: "severity"},message:"must have required property '"+"severity"+"'",schema:schema44.properties.limits.items.required,parentSchema:schema44.properties.limits.items,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data3.authority === undefined){
const err13 = {instancePath:instancePath+"/limits/" + i0,schemaPath:"#/properties/limits/items/required",keyword:"required",params:{missingProperty: "authority"},message:"must have required property '"+"authority"+"'",schema:schema44.properties.limits.items.required,parentSchema:schema44.properties.limits.items,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data3.intervals === undefined){
const err14 = {instancePath:instancePath+"/limits/" + i0,schemaPath:"#/properties/limits/items/required",keyword:"required",params:{missingProperty: "intervals"},message:"must have required property '"+"intervals"+"'",schema:schema44.properties.limits.items.required,parentSchema:schema44.properties.limits.items,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data3.scope !== undefined){
let data4 = data3.scope;
if(typeof data4 !== "string"){
const err15 = {instancePath:instancePath+"/limits/" + i0+"/scope",schemaPath:"#/properties/limits/items/properties/scope/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.limits.items.properties.scope.type,parentSchema:schema44.properties.limits.items.properties.scope,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!((data4 === "connection_point") || (data4 === "zone"))){
const err16 = {instancePath:instancePath+"/limits/" + i0+"/scope",schemaPath:"#/properties/limits/items/properties/scope/enum",keyword:"enum",params:{allowedValues: schema44.properties.limits.items.properties.scope.enum},message:"must be equal to one of the allowed values",schema:schema44.properties.limits.items.properties.scope.enum,parentSchema:schema44.properties.limits.items.properties.scope,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data3.id !== undefined){
let data5 = data3.id;
if(typeof data5 === "string"){
if(!pattern4.test(data5)){
const err17 = {instancePath:instancePath+"/limits/" + i0+"/id",schemaPath:"#/properties/limits/items/properties/id/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema44.properties.limits.items.properties.id,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/limits/" + i0+"/id",schemaPath:"#/properties/limits/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.limits.items.properties.id.type,parentSchema:schema44.properties.limits.items.properties.id,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data3.severity !== undefined){
let data6 = data3.severity;
if(typeof data6 !== "string"){
const err19 = {instancePath:instancePath+"/limits/" + i0+"/severity",schemaPath:"#/properties/limits/items/properties/severity/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.limits.items.properties.severity.type,parentSchema:schema44.properties.limits.items.properties.severity,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!(((data6 === "advisory") || (data6 === "firm")) || (data6 === "statutory"))){
const err20 = {instancePath:instancePath+"/limits/" + i0+"/severity",schemaPath:"#/properties/limits/items/properties/severity/enum",keyword:"enum",params:{allowedValues: schema44.properties.limits.items.properties.severity.enum},message:"must be equal to one of the allowed values",schema:schema44.properties.limits.items.properties.severity.enum,parentSchema:schema44.properties.limits.items.properties.severity,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data3.authority !== undefined){
let data7 = data3.authority;
if(typeof data7 !== "string"){
const err21 = {instancePath:instancePath+"/limits/" + i0+"/authority",schemaPath:"#/properties/limits/items/properties/authority/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.limits.items.properties.authority.type,parentSchema:schema44.properties.limits.items.properties.authority,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!((((data7 === "dso") || (data7 === "tso")) || (data7 === "operator")) || (data7 === "regulator"))){
const err22 = {instancePath:instancePath+"/limits/" + i0+"/authority",schemaPath:"#/properties/limits/items/properties/authority/enum",keyword:"enum",params:{allowedValues: schema44.properties.limits.items.properties.authority.enum},message:"must be equal to one of the allowed values",schema:schema44.properties.limits.items.properties.authority.enum,parentSchema:schema44.properties.limits.items.properties.authority,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data3.primacy !== undefined){
let data8 = data3.primacy;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err23 = {instancePath:instancePath+"/limits/" + i0+"/primacy",schemaPath:"#/properties/limits/items/properties/primacy/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema44.properties.limits.items.properties.primacy.type,parentSchema:schema44.properties.limits.items.properties.primacy,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 9007199254740991 || isNaN(data8)){
const err24 = {instancePath:instancePath+"/limits/" + i0+"/primacy",schemaPath:"#/properties/limits/items/properties/primacy/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema44.properties.limits.items.properties.primacy,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err25 = {instancePath:instancePath+"/limits/" + i0+"/primacy",schemaPath:"#/properties/limits/items/properties/primacy/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema44.properties.limits.items.properties.primacy,data:data8};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
if(data3.intervals !== undefined){
let data9 = data3.intervals;
if(Array.isArray(data9)){
if(data9.length > 288){
const err26 = {instancePath:instancePath+"/limits/" + i0+"/intervals",schemaPath:"#/properties/limits/items/properties/intervals/maxItems",keyword:"maxItems",params:{limit: 288},message:"must NOT have more than 288 items",schema:288,parentSchema:schema44.properties.limits.items.properties.intervals,data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data9.length < 1){
const err27 = {instancePath:instancePath+"/limits/" + i0+"/intervals",schemaPath:"#/properties/limits/items/properties/intervals/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema44.properties.limits.items.properties.intervals,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.start === undefined){
const err28 = {instancePath:instancePath+"/limits/" + i0+"/intervals/" + i1,schemaPath:"#/properties/limits/items/properties/intervals/items/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'",schema:schema44.properties.limits.items.properties.intervals.items.required,parentSchema:schema44.properties.limits.items.properties.intervals.items,data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data10.end === undefined){
const err29 = {instancePath:instancePath+"/limits/" + i0+"/intervals/" + i1,schemaPath:"#/properties/limits/items/properties/intervals/items/required",keyword:"required",params:{missingProperty: "end"},message:"must have required property '"+"end"+"'",schema:schema44.properties.limits.items.properties.intervals.items.required,parentSchema:schema44.properties.limits.items.properties.intervals.items,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data10.start !== undefined){
let data11 = data10.start;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err30 = {instancePath:instancePath+"/limits/" + i0+"/intervals/" + i1+"/start",schemaPath:"#/properties/limits/items/properties/intervals/items/properties/start/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema44.properties.limits.items.properties.intervals.items.properties.start.type,parentSchema:schema44.properties.limits.items.properties.intervals.items.properties.start,data:data11};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 8640000000000000 || isNaN(data11)){
const err31 = {instancePath:instancePath+"/limits/" + i0+"/intervals/" + i1+"/start",schemaPath:"#/properties/limits/items/properties/intervals/items/properties/start/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema44.properties.limits.items.properties.intervals.items.properties.start,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err32 = {instancePath:instancePath+"/limits/" + i0+"/intervals/" + i1+"/start",schemaPath:"#/properties/limits/items/properties/intervals/items/properties/start/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema44.properties.limits.items.properties.intervals.items.properties.start,data:data11};
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
if(data10.end !== undefined){
let data12 = data10.end;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err33 = {instancePath:instancePath+"/limits/" + i0+"/intervals/" + i1+"/end",schemaPath:"#/properties/limits/items/properties/intervals/items/properties/end/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema44.properties.limits.items.properties.intervals.items.properties.end.type,parentSchema:schema44.properties.limits.items.properties.intervals.items.properties.end,data:data12};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 8640000000000000 || isNaN(data12)){
const err34 = {instancePath:instancePath+"/limits/" + i0+"/intervals/" + i1+"/end",schemaPath:"#/properties/limits/items/properties/intervals/items/properties/end/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema44.properties.limits.items.properties.intervals.items.properties.end,data:data12};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err35 = {instancePath:instancePath+"/limits/" + i0+"/intervals/" + i1+"/end",schemaPath:"#/properties/limits/items/properties/intervals/items/properties/end/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema44.properties.limits.items.properties.intervals.items.properties.end,data:data12};
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
if(data10.import_limit_w !== undefined){
let data13 = data10.import_limit_w;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err36 = {instancePath:instancePath+"/limits/" + i0+"/intervals/" + i1+"/import_limit_w",schemaPath:"#/properties/limits/items/properties/intervals/items/properties/import_limit_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema44.properties.limits.items.properties.intervals.items.properties.import_limit_w,data:data13};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/limits/" + i0+"/intervals/" + i1+"/import_limit_w",schemaPath:"#/properties/limits/items/properties/intervals/items/properties/import_limit_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema44.properties.limits.items.properties.intervals.items.properties.import_limit_w.type,parentSchema:schema44.properties.limits.items.properties.intervals.items.properties.import_limit_w,data:data13};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data10.export_limit_w !== undefined){
let data14 = data10.export_limit_w;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err38 = {instancePath:instancePath+"/limits/" + i0+"/intervals/" + i1+"/export_limit_w",schemaPath:"#/properties/limits/items/properties/intervals/items/properties/export_limit_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema44.properties.limits.items.properties.intervals.items.properties.export_limit_w,data:data14};
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
const err39 = {instancePath:instancePath+"/limits/" + i0+"/intervals/" + i1+"/export_limit_w",schemaPath:"#/properties/limits/items/properties/intervals/items/properties/export_limit_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema44.properties.limits.items.properties.intervals.items.properties.export_limit_w.type,parentSchema:schema44.properties.limits.items.properties.intervals.items.properties.export_limit_w,data:data14};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/limits/" + i0+"/intervals/" + i1,schemaPath:"#/properties/limits/items/properties/intervals/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.properties.limits.items.properties.intervals.items.type,parentSchema:schema44.properties.limits.items.properties.intervals.items,data:data10};
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
const err41 = {instancePath:instancePath+"/limits/" + i0+"/intervals",schemaPath:"#/properties/limits/items/properties/intervals/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema44.properties.limits.items.properties.intervals.type,parentSchema:schema44.properties.limits.items.properties.intervals,data:data9};
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
const err42 = {instancePath:instancePath+"/limits/" + i0,schemaPath:"#/properties/limits/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.properties.limits.items.type,parentSchema:schema44.properties.limits.items,data:data3};
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
const err43 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema44.properties.limits.type,parentSchema:schema44.properties.limits,data:data2};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.type,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":{"id":true,"revision":true,"limits":true},"dynamicProps":false,"dynamicItems":false};

export const flexusReport: Validator = validate34;
const schema45 = {"type":"object","properties":{"id":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"order":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"zone":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"topology_version":{"type":"integer","minimum":1,"maximum":9007199254740991},"members":{"type":"integer","minimum":10,"maximum":9007199254740991},"outcome":{"type":"string","enum":["full","partial","fail"]},"baseline_method":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"intervals":{"type":"array","minItems":1,"maxItems":288,"items":{"type":"object","properties":{"start":{"type":"integer","minimum":0,"maximum":8640000000000000},"end":{"type":"integer","minimum":0,"maximum":8640000000000000},"quality":{"type":"string","enum":["valid","suspect","estimated","missing","quarantined"]},"w":{"type":"number"},"sigma_w":{"type":"number"},"import_wh":{"type":"number"},"export_wh":{"type":"number"},"baseline_wh":{"type":"number"},"ordered_wh":{"type":"number"},"delivered_wh":{"type":"number"},"coverage_fraction":{"type":"number","minimum":0,"maximum":1}},"required":["start","end","quality","coverage_fraction"]}}},"required":["id","members","topology_version","intervals"]};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.members === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "members"},message:"must have required property '"+"members"+"'",schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.topology_version === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "topology_version"},message:"must have required property '"+"topology_version"+"'",schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.intervals === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "intervals"},message:"must have required property '"+"intervals"+"'",schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema45.properties.id,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.id.type,parentSchema:schema45.properties.id,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.order !== undefined){
let data1 = data.order;
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err6 = {instancePath:instancePath+"/order",schemaPath:"#/properties/order/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema45.properties.order,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/order",schemaPath:"#/properties/order/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.order.type,parentSchema:schema45.properties.order,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.zone !== undefined){
let data2 = data.zone;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err8 = {instancePath:instancePath+"/zone",schemaPath:"#/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema45.properties.zone,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/zone",schemaPath:"#/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.zone.type,parentSchema:schema45.properties.zone,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.topology_version !== undefined){
let data3 = data.topology_version;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err10 = {instancePath:instancePath+"/topology_version",schemaPath:"#/properties/topology_version/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema45.properties.topology_version.type,parentSchema:schema45.properties.topology_version,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/topology_version",schemaPath:"#/properties/topology_version/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema45.properties.topology_version,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err12 = {instancePath:instancePath+"/topology_version",schemaPath:"#/properties/topology_version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema45.properties.topology_version,data:data3};
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
if(data.members !== undefined){
let data4 = data.members;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err13 = {instancePath:instancePath+"/members",schemaPath:"#/properties/members/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema45.properties.members.type,parentSchema:schema45.properties.members,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
const err14 = {instancePath:instancePath+"/members",schemaPath:"#/properties/members/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema45.properties.members,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data4 < 10 || isNaN(data4)){
const err15 = {instancePath:instancePath+"/members",schemaPath:"#/properties/members/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10",schema:10,parentSchema:schema45.properties.members,data:data4};
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
if(data.outcome !== undefined){
let data5 = data.outcome;
if(typeof data5 !== "string"){
const err16 = {instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.outcome.type,parentSchema:schema45.properties.outcome,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!(((data5 === "full") || (data5 === "partial")) || (data5 === "fail"))){
const err17 = {instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema45.properties.outcome.enum},message:"must be equal to one of the allowed values",schema:schema45.properties.outcome.enum,parentSchema:schema45.properties.outcome,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.baseline_method !== undefined){
let data6 = data.baseline_method;
if(typeof data6 === "string"){
if(!pattern4.test(data6)){
const err18 = {instancePath:instancePath+"/baseline_method",schemaPath:"#/properties/baseline_method/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema45.properties.baseline_method,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/baseline_method",schemaPath:"#/properties/baseline_method/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.baseline_method.type,parentSchema:schema45.properties.baseline_method,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.intervals !== undefined){
let data7 = data.intervals;
if(Array.isArray(data7)){
if(data7.length > 288){
const err20 = {instancePath:instancePath+"/intervals",schemaPath:"#/properties/intervals/maxItems",keyword:"maxItems",params:{limit: 288},message:"must NOT have more than 288 items",schema:288,parentSchema:schema45.properties.intervals,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data7.length < 1){
const err21 = {instancePath:instancePath+"/intervals",schemaPath:"#/properties/intervals/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema45.properties.intervals,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.start === undefined){
const err22 = {instancePath:instancePath+"/intervals/" + i0,schemaPath:"#/properties/intervals/items/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'",schema:schema45.properties.intervals.items.required,parentSchema:schema45.properties.intervals.items,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data8.end === undefined){
const err23 = {instancePath:instancePath+"/intervals/" + i0,schemaPath:"#/properties/intervals/items/required",keyword:"required",params:{missingProperty: "end"},message:"must have required property '"+"end"+"'",schema:schema45.properties.intervals.items.required,parentSchema:schema45.properties.intervals.items,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data8.quality === undefined){
const err24 = {instancePath:instancePath+"/intervals/" + i0,schemaPath:"#/properties/intervals/items/required",keyword:"required",params:{missingProperty: "quality"},message:"must have required property '"+"quality"+"'",schema:schema45.properties.intervals.items.required,parentSchema:schema45.properties.intervals.items,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data8.coverage_fraction === undefined){
const err25 = {instancePath:instancePath+"/intervals/" + i0,schemaPath:"#/properties/intervals/items/required",keyword:"required",params:{missingProperty: "coverage_fraction"},message:"must have required property '"+"coverage_fraction"+"'",schema:schema45.properties.intervals.items.required,parentSchema:schema45.properties.intervals.items,data:data8};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data8.start !== undefined){
let data9 = data8.start;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err26 = {instancePath:instancePath+"/intervals/" + i0+"/start",schemaPath:"#/properties/intervals/items/properties/start/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema45.properties.intervals.items.properties.start.type,parentSchema:schema45.properties.intervals.items.properties.start,data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 8640000000000000 || isNaN(data9)){
const err27 = {instancePath:instancePath+"/intervals/" + i0+"/start",schemaPath:"#/properties/intervals/items/properties/start/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema45.properties.intervals.items.properties.start,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err28 = {instancePath:instancePath+"/intervals/" + i0+"/start",schemaPath:"#/properties/intervals/items/properties/start/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema45.properties.intervals.items.properties.start,data:data9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
if(data8.end !== undefined){
let data10 = data8.end;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err29 = {instancePath:instancePath+"/intervals/" + i0+"/end",schemaPath:"#/properties/intervals/items/properties/end/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema45.properties.intervals.items.properties.end.type,parentSchema:schema45.properties.intervals.items.properties.end,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 8640000000000000 || isNaN(data10)){
const err30 = {instancePath:instancePath+"/intervals/" + i0+"/end",schemaPath:"#/properties/intervals/items/properties/end/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000",schema:8640000000000000,parentSchema:schema45.properties.intervals.items.properties.end,data:data10};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err31 = {instancePath:instancePath+"/intervals/" + i0+"/end",schemaPath:"#/properties/intervals/items/properties/end/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema45.properties.intervals.items.properties.end,data:data10};
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
if(data8.quality !== undefined){
let data11 = data8.quality;
if(typeof data11 !== "string"){
const err32 = {instancePath:instancePath+"/intervals/" + i0+"/quality",schemaPath:"#/properties/intervals/items/properties/quality/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.intervals.items.properties.quality.type,parentSchema:schema45.properties.intervals.items.properties.quality,data:data11};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(!(((((data11 === "valid") || (data11 === "suspect")) || (data11 === "estimated")) || (data11 === "missing")) || (data11 === "quarantined"))){
const err33 = {instancePath:instancePath+"/intervals/" + i0+"/quality",schemaPath:"#/properties/intervals/items/properties/quality/enum",keyword:"enum",params:{allowedValues: schema45.properties.intervals.items.properties.quality.enum},message:"must be equal to one of the allowed values",schema:schema45.properties.intervals.items.properties.quality.enum,parentSchema:schema45.properties.intervals.items.properties.quality,data:data11};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data8.w !== undefined){
let data12 = data8.w;
if(!((typeof data12 == "number") && (isFinite(data12)))){
const err34 = {instancePath:instancePath+"/intervals/" + i0+"/w",schemaPath:"#/properties/intervals/items/properties/w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema45.properties.intervals.items.properties.w.type,parentSchema:schema45.properties.intervals.items.properties.w,data:data12};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data8.sigma_w !== undefined){
let data13 = data8.sigma_w;
if(!((typeof data13 == "number") && (isFinite(data13)))){
const err35 = {instancePath:instancePath+"/intervals/" + i0+"/sigma_w",schemaPath:"#/properties/intervals/items/properties/sigma_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema45.properties.intervals.items.properties.sigma_w.type,parentSchema:schema45.properties.intervals.items.properties.sigma_w,data:data13};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data8.import_wh !== undefined){
let data14 = data8.import_wh;
if(!((typeof data14 == "number") && (isFinite(data14)))){
const err36 = {instancePath:instancePath+"/intervals/" + i0+"/import_wh",schemaPath:"#/properties/intervals/items/properties/import_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema45.properties.intervals.items.properties.import_wh.type,parentSchema:schema45.properties.intervals.items.properties.import_wh,data:data14};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data8.export_wh !== undefined){
let data15 = data8.export_wh;
if(!((typeof data15 == "number") && (isFinite(data15)))){
const err37 = {instancePath:instancePath+"/intervals/" + i0+"/export_wh",schemaPath:"#/properties/intervals/items/properties/export_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema45.properties.intervals.items.properties.export_wh.type,parentSchema:schema45.properties.intervals.items.properties.export_wh,data:data15};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data8.baseline_wh !== undefined){
let data16 = data8.baseline_wh;
if(!((typeof data16 == "number") && (isFinite(data16)))){
const err38 = {instancePath:instancePath+"/intervals/" + i0+"/baseline_wh",schemaPath:"#/properties/intervals/items/properties/baseline_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema45.properties.intervals.items.properties.baseline_wh.type,parentSchema:schema45.properties.intervals.items.properties.baseline_wh,data:data16};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data8.ordered_wh !== undefined){
let data17 = data8.ordered_wh;
if(!((typeof data17 == "number") && (isFinite(data17)))){
const err39 = {instancePath:instancePath+"/intervals/" + i0+"/ordered_wh",schemaPath:"#/properties/intervals/items/properties/ordered_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema45.properties.intervals.items.properties.ordered_wh.type,parentSchema:schema45.properties.intervals.items.properties.ordered_wh,data:data17};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data8.delivered_wh !== undefined){
let data18 = data8.delivered_wh;
if(!((typeof data18 == "number") && (isFinite(data18)))){
const err40 = {instancePath:instancePath+"/intervals/" + i0+"/delivered_wh",schemaPath:"#/properties/intervals/items/properties/delivered_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema45.properties.intervals.items.properties.delivered_wh.type,parentSchema:schema45.properties.intervals.items.properties.delivered_wh,data:data18};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data8.coverage_fraction !== undefined){
let data19 = data8.coverage_fraction;
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 1 || isNaN(data19)){
const err41 = {instancePath:instancePath+"/intervals/" + i0+"/coverage_fraction",schemaPath:"#/properties/intervals/items/properties/coverage_fraction/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema45.properties.intervals.items.properties.coverage_fraction,data:data19};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data19 < 0 || isNaN(data19)){
const err42 = {instancePath:instancePath+"/intervals/" + i0+"/coverage_fraction",schemaPath:"#/properties/intervals/items/properties/coverage_fraction/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema45.properties.intervals.items.properties.coverage_fraction,data:data19};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/intervals/" + i0+"/coverage_fraction",schemaPath:"#/properties/intervals/items/properties/coverage_fraction/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema45.properties.intervals.items.properties.coverage_fraction.type,parentSchema:schema45.properties.intervals.items.properties.coverage_fraction,data:data19};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/intervals/" + i0,schemaPath:"#/properties/intervals/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema45.properties.intervals.items.type,parentSchema:schema45.properties.intervals.items,data:data8};
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
const err45 = {instancePath:instancePath+"/intervals",schemaPath:"#/properties/intervals/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema45.properties.intervals.type,parentSchema:schema45.properties.intervals,data:data7};
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
const err46 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema45.type,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":{"id":true,"order":true,"zone":true,"topology_version":true,"members":true,"outcome":true,"baseline_method":true,"intervals":true},"dynamicProps":false,"dynamicItems":false};

