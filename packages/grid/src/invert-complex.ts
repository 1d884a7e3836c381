/**
 * Inverse of a small complex matrix, row by row, real and imaginary parts interleaved; Gauss-Jordan with the
 * largest pivot of the column. A singular matrix gives numbers that are not finite.
 */
export function invertComplex(matrix: Float64Array, size: number): Float64Array {
  const width = 4 * size;
  const rows: Float64Array[] = Array.from({ length: size }, (_, row) => {
    const values = new Float64Array(width);
    values.set(matrix.subarray(2 * size * row, 2 * size * (row + 1)));
    values[2 * (size + row)] = 1;
    return values;
  });
  for (let column = 0; column < size; column++) {
    const square = (row: Float64Array) =>
      (row[2 * column] as number) ** 2 + (row[2 * column + 1] as number) ** 2;
    let best = column;
    for (let row = column + 1; row < size; row++)
      if (square(rows[row] as Float64Array) > square(rows[best] as Float64Array)) best = row;
    const pivot = rows[best] as Float64Array;
    rows[best] = rows[column] as Float64Array;
    rows[column] = pivot;
    const scaleBy = 1 / square(pivot);
    addMultiple(
      pivot,
      pivot,
      (pivot[2 * column] as number) * scaleBy - 1,
      -(pivot[2 * column + 1] as number) * scaleBy,
    );
    for (const row of rows)
      if (row !== pivot)
        addMultiple(row, pivot, -(row[2 * column] as number), -(row[2 * column + 1] as number));
  }
  const inverse = new Float64Array(matrix.length);
  for (const [row, values] of rows.entries()) inverse.set(values.subarray(2 * size), 2 * size * row);
  return inverse;
}

function addMultiple(target: Float64Array, source: Float64Array, re: number, im: number): void {
  for (let at = 0; at < target.length; at += 2) {
    const [x, y] = [source[at] as number, source[at + 1] as number];
    target[at] = (target[at] as number) + x * re - y * im;
    target[at + 1] = (target[at + 1] as number) + x * im + y * re;
  }
}
