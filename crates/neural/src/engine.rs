//! Runs the model's graphs, one window at a time and each caller on one thread.
//!
//! A batch of windows would be quantised by one scale and padded to one length, so that a window
//! would be read otherwise beside others. At the length of a paragraph a batch is no faster.

use crate::error::Error;
use rten::{Dimension, ModelOptions, NodeId, RunOptions, ThreadPool, ValueOrView};
use rten_tensor::Tensor;
use rten_tensor::prelude::*;
use std::sync::{Arc, Mutex, PoisonError};

/// One of the model's graphs, with its inputs and outputs in the order they were named.
pub(crate) struct Graph {
    model: rten::Model,
    inputs: Vec<NodeId>,
    outputs: Vec<NodeId>,
}

/// An input or output: its name, and the size of its last dimension where that is fixed.
pub(crate) type Port = (&'static str, Option<usize>);

impl Graph {
    /// Reads an ONNX graph and checks that it has these inputs and outputs.
    pub(crate) fn load(
        part: &'static str,
        onnx: &[u8],
        inputs: &[Port],
        outputs: &[Port],
    ) -> Result<Self, Error> {
        let unknown = |why: String| Error::Unknown { part, why };
        let model = ModelOptions::with_all_ops()
            .enable_optimization(true)
            .prepack_weights(true)
            .load(onnx.to_vec())
            .map_err(|e| unknown(e.to_string()))?;
        let find = |ports: &[Port]| -> Result<Vec<NodeId>, Error> {
            ports.iter().map(|port| port_of(&model, *port).map_err(unknown)).collect()
        };
        let (inputs, outputs) = (find(inputs)?, find(outputs)?);
        if model.input_ids().len() != inputs.len() {
            return Err(unknown("it wants other inputs".to_owned()));
        }
        Ok(Self { model, inputs, outputs })
    }

    /// Runs the graph on `inputs` (shape and numbers each) and gives the numbers of its outputs.
    pub(crate) fn run(
        &self,
        inputs: Vec<(Vec<usize>, Vec<f32>)>,
        options: &RunOptions,
    ) -> Result<Vec<Vec<f32>>, Error> {
        let failed = |e: String| Error::Run(e);
        let given: Vec<(NodeId, ValueOrView)> = self
            .inputs
            .iter()
            .zip(inputs)
            .map(|(&id, (shape, data))| (id, Tensor::from_data(&shape, data).into()))
            .collect();
        let out = self.model.run(given, &self.outputs, Some(options.clone()));
        out.map_err(|e| failed(e.to_string()))?
            .into_iter()
            .map(|value| {
                let tensor: Tensor<f32> =
                    value.try_into().map_err(|_| failed("type".to_owned()))?;
                Ok(tensor.to_vec())
            })
            .collect()
    }
}

/// The node of an input or output, if its last dimension has the size it should.
fn port_of(model: &rten::Model, (name, size): Port) -> Result<NodeId, String> {
    let id = model.input_ids().iter().chain(model.output_ids()).copied();
    let id = id
        .into_iter()
        .find(|&id| model.node_info(id).and_then(|i| i.name()) == Some(name))
        .ok_or_else(|| format!("it has no “{name}”"))?;
    let last = model.node_info(id).and_then(|i| i.shape()).and_then(|s| s.last().cloned());
    match (size, last) {
        (None, _) => Ok(id),
        (Some(want), Some(Dimension::Fixed(found))) if want == found => Ok(id),
        (Some(want), found) => {
            Err(format!("its “{name}” should have {want} numbers for each piece, not {found:?}"))
        }
    }
}

/// Pools of one thread each, lent to one caller at a time.
#[derive(Default)]
pub(crate) struct Threads {
    idle: Mutex<Vec<Arc<ThreadPool>>>,
}

impl Threads {
    /// Does `job` on one thread while the caller waits.
    ///
    /// The wait must not be one of rayon's: a rayon worker that waits for another pool takes up further
    /// jobs meanwhile, here whole reports, each on the stack of the last. So a plain thread waits.
    pub(crate) fn run<R: Send>(
        &self,
        job: impl FnOnce(&RunOptions) -> Result<R, Error> + Send,
    ) -> Result<R, Error> {
        let lent = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let pool = lent.unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1)));
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&pool)));
        let done = std::thread::scope(|s| s.spawn(|| pool.run(|| job(&options))).join());
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(pool);
        done.unwrap_or_else(|_| Err(Error::Run("it panicked".to_owned())))
    }
}
